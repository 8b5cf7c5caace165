import { expect } from 'vitest'
import { anna, artem, contacts, conversations, teams, vera } from '../../../tests/support/cast.ts'
import { pavel } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const team = teams.tickets

type Hours = { weekday: number; opens: string; closes: string }[]
const everyDay = (opens: string, closes: string): Hours =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }))
const workdays = everyDay('09:00', '18:00').slice(0, 5)

const set = (
  db: Database,
  zone: string,
  hours: Hours,
  holidays: { day: string; name?: string }[] = [],
) =>
  verb(db, artem, 'set_team_hours($1, $2, $3, $4)', [
    team,
    zone,
    JSON.stringify(hours),
    JSON.stringify(holidays),
  ])

const isOpen = (db: Database, at: string) =>
  db.value('select private.team_is_open($1, $2)', [team, at])
const opensAt = async (db: Database, at: string) =>
  (await db.value<Date | null>('select private.team_opens_at($1, $2)', [team, at]))?.toISOString()

test('without hours a team always works', async ({ db }) => {
  expect(await isOpen(db, '2026-11-22 03:00Z')).toBe(true)
  expect(await opensAt(db, '2026-11-22 03:00Z')).toBe('2026-11-22T03:00:00.000Z')
})

test('hours are those of the team’s own clocks', async ({ db }) => {
  await set(db, 'Asia/Yekaterinburg', workdays)
  // 9:00 there is 4:00 UTC.
  expect(await isOpen(db, '2026-11-23 03:59:59Z')).toBe(false)
  expect(await isOpen(db, '2026-11-23 04:00Z')).toBe(true)
  expect(await isOpen(db, '2026-11-23 13:00Z')).toBe(false)
  expect(await opensAt(db, '2026-11-23 13:00Z')).toBe('2026-11-24T04:00:00.000Z')
  // Friday evening: Monday.
  expect(await opensAt(db, '2026-11-27 13:30Z')).toBe('2026-11-30T04:00:00.000Z')
})

test('holidays are skipped, also many', async ({ db }) => {
  const holidays = ['2026-12-31', '2027-01-01', '2027-01-04', '2027-01-05'].map((day) => ({
    day,
    name: 'Новый год',
  }))
  await set(db, 'Europe/Moscow', workdays, holidays)
  expect(await isOpen(db, '2026-12-31 10:00Z')).toBe(false)
  expect(await opensAt(db, '2026-12-30 15:30Z')).toBe('2027-01-06T06:00:00.000Z')
})

test('a lunch break closes', async ({ db }) => {
  await set(db, 'UTC', [
    { weekday: 1, opens: '09:00', closes: '13:00' },
    { weekday: 1, opens: '14:00', closes: '18:00' },
  ])
  expect(await isOpen(db, '2026-11-23 13:30Z')).toBe(false)
  expect(await opensAt(db, '2026-11-23 13:30Z')).toBe('2026-11-23T14:00:00.000Z')
})

test('until midnight, to the last second', async ({ db }) => {
  await set(db, 'UTC', everyDay('20:00', '24:00'))
  expect(await isOpen(db, '2026-11-23 23:59:59Z')).toBe(true)
  expect(await isOpen(db, '2026-11-24 00:00Z')).toBe(false)
})

test('when clocks go forward the day begins an hour earlier for the world', async ({ db }) => {
  await set(db, 'Europe/Berlin', everyDay('09:00', '18:00'))
  expect(await opensAt(db, '2026-03-28 20:00Z')).toBe('2026-03-29T07:00:00.000Z')
  expect(await opensAt(db, '2026-03-27 20:00Z')).toBe('2026-03-28T08:00:00.000Z')
})

test('when clocks go back the day begins an hour later for the world', async ({ db }) => {
  await set(db, 'Europe/Berlin', everyDay('09:00', '18:00'))
  expect(await opensAt(db, '2026-10-24 20:00Z')).toBe('2026-10-25T08:00:00.000Z')
})

test('an opening inside the hour that does not exist is at its end, one that comes twice opens once', async ({
  db,
}) => {
  await set(db, 'Europe/Berlin', everyDay('02:30', '03:30'))
  expect(await opensAt(db, '2026-03-29 00:00Z')).toBe('2026-03-29T01:30:00.000Z')
  expect(await isOpen(db, '2026-10-25 00:45Z')).toBe(true)
  expect(await isOpen(db, '2026-10-25 01:45Z')).toBe(true)
})

test('a team that never opens has no opening', async ({ db }) => {
  await set(db, 'UTC', [{ weekday: 1, opens: '09:00', closes: '10:00' }])
  await db.query(
    `insert into public.team_holidays (team_id, day) select $1, d from generate_series('2026-11-01'::date, '2028-01-01', '1 day') d`,
    [team],
  )
  expect(await opensAt(db, '2026-11-23 13:30Z')).toBeUndefined()
})

test('the customer is told when the team is back', async ({ db }) => {
  await db.query(
    `insert into public.team_holidays (team_id, day) values ($1, (now() at time zone 'Europe/Moscow')::date)`,
    [team],
  )
  const paul = await pavel(db)
  const state = await db.as(paul, () =>
    db.value<{ conversations: { id: string; queue: { opens_at: string } | null }[] }>(
      'select public.widget_state()',
    ),
  )
  const queue = state.conversations.find((each) => each.id === conversations.pavelRefund)?.queue
  expect(queue).toMatchObject({ place: 1, expected_seconds: null })
  expect(new Date(queue!.opens_at).getTime()).toBeGreaterThan(Date.now())
  expect(contacts.pavel.id).toBe(paul.id)
})

test('what no clock shows is refused', async ({ db }) => {
  const wrong = async (zone: string, hours: unknown, holidays: unknown = []) => {
    const error = await db.as(artem, () =>
      expectRefused(
        db.query('select public.set_team_hours($1, $2, $3, $4)', [
          team,
          zone,
          JSON.stringify(hours),
          JSON.stringify(holidays),
        ]),
        'PT400',
      ),
    )
    return error.message
  }
  expect(await wrong('Mars/Olympus', [])).toBe('time_zone_unknown')
  expect(await wrong('UTC', [{ weekday: 8, opens: '09:00', closes: '10:00' }])).toBe(
    'hours_invalid',
  )
  expect(await wrong('UTC', [{ weekday: 1, opens: '10:00', closes: '09:00' }])).toBe(
    'hours_invalid',
  )
  expect(await wrong('UTC', [{ weekday: 1, opens: '9 o’clock', closes: '10:00' }])).toBe(
    'hours_invalid',
  )
  expect(await wrong('UTC', { weekday: 1 })).toBe('hours_invalid')
  expect(await wrong('UTC', [], [{ day: '2026-02-30' }])).toBe('hours_invalid')
  expect(
    await wrong('UTC', [
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '11:00', closes: '13:00' },
    ]),
  ).toBe('hours_invalid')
})

refusal('team_hours', 'agents do not set hours, and nobody past the verb', async ({ db }) => {
  await expectVerbRefused(db, anna, 'not_permitted', `set_team_hours($1, 'UTC')`, [team])
  await db.as(vera, () => expectRefused(db.query('delete from public.team_hours'), '42501'))
})

refusal('team_holidays', 'nobody sets holidays past the verb', async ({ db }) => {
  await db.as(vera, () => expectRefused(db.query('delete from public.team_holidays'), '42501'))
})
