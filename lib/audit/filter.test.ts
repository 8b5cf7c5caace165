import { expect, test } from 'vitest'
import { startOfDay } from './day.ts'
import { filterFields, kindsOf, noFilter, readFilter } from './filter.ts'

const read = (fields: Record<string, string>) => readFilter((name) => fields[name])
const anna = '00000000-0000-4000-8000-000000000001'

test('what an address says is a filter, and the filter says it again', () => {
  const fields = { person: anna, kind: 'group:roles', from: '2026-11-01', to: '2026-11-22' }
  expect(read(fields)).toEqual(fields)
  expect(Object.fromEntries(filterFields(read(fields)))).toEqual(fields)
  expect(read({ person: 'system' }).person).toBe('system')
})

test.each([
  [{}],
  [{ person: 'x,id.gt.0' }],
  [{ kind: 'group:gone' }],
  [{ kind: 'password' }],
  [{ from: 'yesterday', to: '2026-13-41' }],
])('what is none of ours is no condition: %o', (fields) => {
  expect(read(fields)).toEqual(noFilter)
})

test('a group stands for its kinds, a kind for itself', () => {
  expect(kindsOf('group:signIn')).toEqual(['sign_in_succeeded', 'sign_in_failed'])
  expect(kindsOf('exported')).toEqual(['exported'])
  expect(kindsOf('')).toBeNull()
})

test.each([
  ['2026-11-22', 'Europe/Moscow', 0, '2026-11-21T21:00:00.000Z'],
  ['2026-11-22', 'Europe/Moscow', 1, '2026-11-22T21:00:00.000Z'],
  ['2026-11-22', 'UTC', 0, '2026-11-22T00:00:00.000Z'],
  // The night in which clocks go forward, and the day after it.
  ['2026-03-29', 'Europe/Berlin', 0, '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', 1, '2026-03-29T22:00:00.000Z'],
  ['2026-11-22', 'America/St_Johns', 0, '2026-11-22T03:30:00.000Z'],
])('%s in %s, %i days later, begins at %s', (day, zone, later, begins) => {
  expect(startOfDay(day, zone, later).toISOString()).toBe(begins)
})
