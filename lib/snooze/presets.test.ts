import fc from 'fast-check'
import { expect, test } from 'vitest'
import { snoozePresets } from './presets.ts'
import { daysLater, instantAt, wallClock } from './zoned.ts'

const at = (instant: string, zone: string) =>
  Object.fromEntries(
    snoozePresets(new Date(instant), zone).map(({ id, until }) => [id, until.toISOString()]),
  )

test('a Wednesday morning in Moscow', () => {
  expect(at('2026-11-25T07:10:00Z', 'Europe/Moscow')).toEqual({
    laterToday: '2026-11-25T10:15:00.000Z',
    tomorrow: '2026-11-26T06:00:00.000Z',
    monday: '2026-11-30T06:00:00.000Z',
    nextWeek: '2026-12-02T06:00:00.000Z',
  })
})

test('the same instant is another day further east', () => {
  expect(at('2026-11-25T19:30:00Z', 'Asia/Kamchatka')).toMatchObject({
    // There it is Thursday, half past seven in the morning.
    tomorrow: '2026-11-26T21:00:00.000Z',
  })
})

test('no “later today” in the evening, no Monday twice', () => {
  expect(Object.keys(at('2026-11-25T17:50:00Z', 'Europe/Moscow'))).not.toContain('laterToday')
  // Sunday: tomorrow is Monday.
  expect(Object.keys(at('2026-11-29T07:00:00Z', 'Europe/Moscow'))).not.toContain('monday')
  // Monday: in a week is Monday.
  expect(Object.keys(at('2026-11-30T07:00:00Z', 'Europe/Moscow'))).not.toContain('nextWeek')
})

test('nine in the morning stays nine when clocks go forward or back', () => {
  expect(at('2026-03-28T10:00:00Z', 'Europe/Berlin').tomorrow).toBe('2026-03-29T07:00:00.000Z')
  expect(at('2026-10-24T10:00:00Z', 'Europe/Berlin').tomorrow).toBe('2026-10-25T08:00:00.000Z')
  expect(at('2026-10-22T10:00:00Z', 'Europe/Berlin').nextWeek).toBe('2026-10-29T08:00:00.000Z')
})

test('a time that does not exist is as much later, one that comes twice is the first', () => {
  expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe(
    '2026-03-29T01:30:00.000Z',
  )
  expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe(
    '2026-10-25T00:30:00.000Z',
  )
  // Half an hour, at two in the morning: Lord Howe.
  expect(instantAt('2026-10-04', '02:15', 'Australia/Lord_Howe').toISOString()).toBe(
    '2026-10-03T15:45:00.000Z',
  )
})

const zones = [
  'UTC',
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
  'Asia/Vladivostok',
]
const instants = fc.date({
  min: new Date('2024-01-01'),
  max: new Date('2034-01-01'),
  noInvalidDate: true,
})

test('at any instant, in any zone: in the future, soonest first, at nine on the wall', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
      const presets = snoozePresets(now, zone)
      const times = presets.map(({ until }) => until.getTime())
      expect(Math.min(...times)).toBeGreaterThan(now.getTime())
      expect(times).toEqual([...times].sort((one, other) => one - other))
      expect(new Set(times).size).toBe(times.length)
      for (const { id, until } of presets) {
        const wall = wallClock(until, zone)
        if (id === 'laterToday') expect(wall.date).toBe(wallClock(now, zone).date)
        else expect(wall.time).toBe('09:00')
        if (id === 'monday') expect(wall.weekday).toBe(1)
        if (id === 'tomorrow') expect(wall.date).toBe(daysLater(wallClock(now, zone).date, 1))
      }
    }),
    { numRuns: 2_000 },
  )
})

test('the picker shows again what it was given, wherever that time exists', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
      const shown = wallClock(now, zone)
      const again = wallClock(instantAt(shown.date, shown.time, zone), zone)
      expect(again).toEqual(shown)
    }),
    { numRuns: 2_000 },
  )
})
