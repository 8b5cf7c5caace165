import { expect, test } from 'vitest'
import { inUnit, minutesIn, reopeningOf } from './reopening.ts'

test('intervals as Postgres writes them', () => {
  expect(minutesIn('7 days')).toBe(10_080)
  expect(minutesIn('1 day 12:30:00')).toBe(2_190)
  expect(minutesIn('168:00:00')).toBe(10_080)
  expect(minutesIn('00:00:00')).toBe(0)
})

test('a length is said in the largest unit that fits', () => {
  expect(inUnit(10_080)).toEqual({ amount: 7, unit: 'days' })
  expect(inUnit(90)).toEqual({ amount: 90, unit: 'minutes' })
  expect(inUnit(120)).toEqual({ amount: 2, unit: 'hours' })
  expect(inUnit(0)).toEqual({ amount: 0, unit: 'days' })
})

test('nothing, a half and more than a year are no length', () => {
  expect(reopeningOf('366', 'days')).toBe(527_040)
  for (const wrong of ['', '1.5', '-1', '367']) expect(reopeningOf(wrong, 'days')).toBeNull()
})
