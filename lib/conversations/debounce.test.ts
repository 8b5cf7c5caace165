import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDebounce } from './debounce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a burst runs once, after its last ask', () => {
  const run = vi.fn()
  const { ask } = createDebounce(run, { quiet: 100, atMost: 1_000 })
  ask()
  vi.advanceTimersByTime(90)
  ask()
  vi.advanceTimersByTime(90)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(10)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a stream that never pauses still runs in time', () => {
  const run = vi.fn()
  const { ask } = createDebounce(run, { quiet: 100, atMost: 1_000 })
  for (let passed = 0; passed < 2_100; passed += 50) {
    ask()
    vi.advanceTimersByTime(50)
  }
  expect(run).toHaveBeenCalledTimes(2)
})

test('cancelled, it does not run', () => {
  const run = vi.fn()
  const { ask, cancel } = createDebounce(run, { quiet: 100, atMost: 1_000 })
  ask()
  cancel()
  vi.advanceTimersByTime(5_000)
  expect(run).not.toHaveBeenCalled()
})
