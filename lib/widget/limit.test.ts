import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLimit } from './limit.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('while it is on nothing is asked; when it is over what waits goes on', () => {
  const onOver = vi.fn()
  const limit = createLimit(() => Date.now(), onOver)
  limit.hit(10)
  limit.hit(4)
  expect([limit.isOn(), limit.get()]).toEqual([true, Date.now() + 10_000])
  vi.advanceTimersByTime(9_999)
  expect(onOver).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(onOver).toHaveBeenCalledTimes(1)
  expect([limit.isOn(), limit.get()]).toEqual([false, null])
})

test('where the server says no time, it is half a minute', () => {
  const limit = createLimit(() => Date.now(), vi.fn())
  limit.hit(null)
  expect(limit.get()).toBe(Date.now() + 30_000)
})
