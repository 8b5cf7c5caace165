import { expect, test } from 'vitest'
import { CallWindow, TokenBucket } from './limits.ts'

const taken = (limit: { take(now: number): boolean }, times: number, now: number) =>
  Array.from({ length: times }, () => limit.take(now)).filter(Boolean).length

test('a bucket gives twice its rate at once and then its rate', () => {
  const bucket = new TokenBucket(10, 0)
  expect(taken(bucket, 100, 0)).toBe(20)
  expect(taken(bucket, 100, 1_000)).toBe(10)
  expect(taken(bucket, 100, 1_050)).toBe(0)
  expect(taken(bucket, 100, 60_000)).toBe(20)
})

test('a window begins with its first call and then starts anew', () => {
  const window = new CallWindow(5, 30_000)
  expect(taken(window, 9, 1_000)).toBe(5)
  expect(taken(window, 9, 31_000)).toBe(0)
  expect(taken(window, 9, 31_001)).toBe(5)
})
