import { expect, test } from 'vitest'
import { isQuiet } from './quiet.ts'

const at = (time: string) => new Date(`2026-11-22T${time}:00`)
const night = { from: '22:00', to: '08:00' }
const lunch = { from: '12:00', to: '13:00' }

test.each([
  [night, '21:59', false],
  [night, '22:00', true],
  [night, '03:00', true],
  [night, '07:59', true],
  [night, '08:00', false],
  [lunch, '11:59', false],
  [lunch, '12:00', true],
  [lunch, '13:00', false],
  [null, '03:00', false],
])('%o at %s: %s', (hours, time, quiet) => {
  expect(isQuiet(hours, at(time))).toBe(quiet)
})
