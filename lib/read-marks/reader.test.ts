import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReader } from './reader.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a burst is one mark, and a mark never goes back', async () => {
  const store = vi.fn(async () => undefined)
  const reader = createReader(3, { store, onRead: () => undefined })
  for (const seq of [4, 5, 6, 2]) reader.sees(seq)
  await vi.advanceTimersByTimeAsync(400)
  expect(store.mock.calls).toEqual([[6]])
  reader.sees(5)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store).toHaveBeenCalledTimes(1)
})

test('counts as read at once, and is stored again after a failure', async () => {
  const onRead = vi.fn()
  const store = vi.fn(async (_seq: number) => undefined)
  store.mockRejectedValueOnce(new Error('no network'))
  const reader = createReader(0, { store, onRead, random: () => 0.5 })
  reader.sees(1)
  await vi.advanceTimersByTimeAsync(400)
  expect(onRead).toHaveBeenCalledWith(1)
  reader.sees(2)
  await vi.advanceTimersByTimeAsync(749)
  expect(store).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(store.mock.calls).toEqual([[1], [2]])
})

test('what another tab has read need not be stored again', async () => {
  const store = vi.fn(async () => undefined)
  const reader = createReader(0, { store, onRead: () => undefined })
  reader.sees(4)
  reader.knows(4)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(store).not.toHaveBeenCalled()
})

test('what is seen while a mark is being stored is stored after it', async () => {
  let finish: () => void = () => undefined
  const store = vi.fn((_seq: number) => new Promise<void>((done) => (finish = done)))
  const reader = createReader(0, { store, onRead: () => undefined })
  reader.sees(1)
  await vi.advanceTimersByTimeAsync(400)
  reader.sees(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(store.mock.calls).toEqual([[1]])
  finish()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(store.mock.calls).toEqual([[1], [2]])
})
