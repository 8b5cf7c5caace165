import { expect, test } from 'vitest'
import { pauseAfter } from './backoff.ts'

test('pauses double, are capped, and lie in the upper half of their range', () => {
  const lowest = [1, 2, 3, 4, 5, 6, 40].map((tries) => pauseAfter(tries, 0))
  const highest = [1, 2, 3, 4, 5, 6, 40].map((tries) => pauseAfter(tries, 1))
  expect(highest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(lowest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
})
