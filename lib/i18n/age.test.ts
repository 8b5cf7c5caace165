import { expect, test } from 'vitest'
import { ageOf } from './age.ts'

const minute = 60_000

test.each([
  [-5_000, { unit: 'now' }],
  [59_999, { unit: 'now' }],
  [minute, { unit: 'minute', value: 1 }],
  [60 * minute - 1, { unit: 'minute', value: 59 }],
  [60 * minute, { unit: 'hour', value: 1 }],
  [24 * 60 * minute - 1, { unit: 'hour', value: 23 }],
  [24 * 60 * minute, { unit: 'day', value: 1 }],
  [7 * 24 * 60 * minute - 1, { unit: 'day', value: 6 }],
  [7 * 24 * 60 * minute, { unit: 'date' }],
])('%i ms ago', (milliseconds, age) => {
  expect(ageOf(milliseconds)).toEqual(age)
})
