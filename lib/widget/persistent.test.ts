import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPersistent } from './persistent.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const settle = () => vi.advanceTimersByTimeAsync(0)

test('asked for while it runs, it runs once more and no oftener', async () => {
  let runs = 0
  const request = createPersistent(
    async () => {
      runs += 1
      await new Promise((done) => setTimeout(done, 100))
      return true
    },
    () => 0,
  )
  for (let times = 0; times < 5; times += 1) request.now()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(runs).toBe(2)
})

test('it is repeated after growing pauses until it succeeds, and at once when asked', async () => {
  let runs = 0
  let isUp = false
  const request = createPersistent(
    async () => {
      runs += 1
      if (!isUp) throw new Error('down')
      return true
    },
    () => 0,
  )
  request.now()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(runs).toBeGreaterThan(2)
  expect(runs).toBeLessThan(8)
  isUp = true
  const before = runs
  request.now()
  await settle()
  expect(runs).toBe(before + 1)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(runs).toBe(before + 1)
})

test('stopped, it stays stopped', async () => {
  let runs = 0
  const request = createPersistent(
    async () => {
      runs += 1
      return false
    },
    () => 0,
  )
  request.now()
  await settle()
  request.stop()
  request.now()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(runs).toBe(1)
})
