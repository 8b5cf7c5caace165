import { expect, test } from 'vitest'
import { daysApart } from './days-apart.ts'

test('tomorrow is a day on the calendar, also when it has 23 or 25 hours', () => {
  const berlin = 'Europe/Berlin'
  const saturday = new Date('2026-03-28T23:30:00+01:00')
  expect(daysApart(saturday, new Date('2026-03-29T00:10:00+01:00'), berlin)).toBe(1)
  expect(daysApart(saturday, new Date('2026-03-29T23:50:00+02:00'), berlin)).toBe(1)
  expect(daysApart(saturday, new Date('2026-03-30T00:10:00+02:00'), berlin)).toBe(2)
  const autumn = new Date('2026-10-25T00:10:00+02:00')
  expect(daysApart(autumn, new Date('2026-10-25T23:50:00+01:00'), berlin)).toBe(0)
})
