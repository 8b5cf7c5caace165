import { expect, test } from 'vitest'
import { nextDelay } from './backoff.ts'

test('waits twice as long after each death, ten seconds at most', () => {
  const delays: number[] = []
  for (let i = 0; i < 8; i++) delays.push(nextDelay(delays.at(-1), 100))
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000])
})

test('a service that was well for half a minute starts from the beginning', () => {
  expect(nextDelay(8000, 29_999)).toBe(10_000)
  expect(nextDelay(8000, 30_000)).toBe(250)
})
