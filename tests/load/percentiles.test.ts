import { expect, test } from 'vitest'
import { percentiles } from './percentiles.ts'

test('nearest rank: a percentile is a value that occurred', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(percentiles(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 })
  expect(percentiles([7])).toEqual({ p50: 7, p95: 7, p99: 7 })
})

test('nothing measured is not a number, never a zero that looks good', () => {
  expect(percentiles([])).toEqual({ p50: NaN, p95: NaN, p99: NaN })
})
