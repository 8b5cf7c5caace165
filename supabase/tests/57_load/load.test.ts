import { expect } from 'vitest'
import { anna, artem, boris, contacts, darya, teams } from '../../../tests/support/cast.ts'
import { customer } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { balance, member, route, waiting } from '../support/queue.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

type Team = {
  id: string
  waiting: number
  assigned_last_hour: number
  members: { id: string; open: number }[]
  alerts: { kind: string; value: number }[]
}
const overview = (db: Database, person = artem) =>
  verb<{ teams: Team[] }>(db, person, 'load_overview()')
const tickets = async (db: Database) =>
  (await overview(db)).teams.find(({ id }) => id === teams.tickets)!
const sample = (db: Database) =>
  db.value<{ samples: number; alerts: number }>('select private.sample_load()')

test('who waits, how long, and who works with how much', async ({ db }) => {
  await balance(db)
  await member(db, boris, {})
  for (let n = 0; n < 4; n++) await waiting(db, { waited: n })
  await route(db, teams.tickets, 3)
  const team = await tickets(db)
  expect(team).toMatchObject({
    waiting: 1,
    assigned_last_hour: 3,
    routing: 'balanced',
    is_open: true,
  })
  expect(team.members.find(({ id }) => id === boris.id)).toMatchObject({
    availability: 'online',
    open: 2,
    capacity: 5,
  })
})

test('alerts are raised once, mailed once, told to supervisors, and cleared', async ({ db }) => {
  await balance(db)
  await db.query(
    'update public.teams set alert_queue_length = 1, alert_oldest_minutes = 60 where id = $1',
    [teams.tickets],
  )
  const first = await waiting(db, { waited: 90 })
  expect(await sample(db)).toEqual({ samples: 2, alerts: 1 })
  await waiting(db)
  expect(await sample(db)).toEqual({ samples: 0, alerts: 1 })
  expect(await sample(db)).toMatchObject({ alerts: 0 })
  expect((await tickets(db)).alerts.map(({ kind }) => kind).sort()).toEqual([
    'oldest_waiting',
    'queue_length',
  ])
  expect(
    await db.value(`select count(*)::int from pgboss.job where name = 'routing/mail-alert'`),
  ).toBe(2)
  await db.as(artem, () => db.query('select public.claim_conversation($1)', [first]))
  expect(await sample(db)).toMatchObject({ alerts: 2 })
  expect((await tickets(db)).alerts).toEqual([])
  expect(
    await db.value(
      `select count(*)::int from realtime.messages where event = 'alert' and topic like 'load:%'`,
    ),
  ).toBe(4)
})

test('the day’s trend adds up the teams in steps of five minutes', async ({ db }) => {
  await db.query(
    `insert into public.load_samples (team_id, sampled_at, waiting, oldest_seconds, assigned, online, open, capacity)
     select t, timestamptz '2026-11-20 21:58Z' + n * interval '1 minute', n, 60 * n, 1, 2, 3, 10
     from unnest($1::uuid[]) t, generate_series(0, 6) n`,
    [Object.values(teams)],
  )
  const trend = (zone: string, team: string | null = null) =>
    verb(db, artem, `load_trend($1, '2026-11-21', $2)`, [team, zone])
  // The day in Moscow begins at 21:00 UTC of the day before.
  expect(await trend('Europe/Moscow')).toEqual([
    {
      at: '2026-11-20T21:55:00+00:00',
      waiting: 2,
      oldest_seconds: 60,
      assigned: 4,
      online: 4,
      open: 6,
      capacity: 20,
    },
    {
      at: '2026-11-20T22:00:00+00:00',
      waiting: 12,
      oldest_seconds: 360,
      assigned: 10,
      online: 4,
      open: 6,
      capacity: 20,
    },
  ])
  expect(await trend('UTC')).toEqual([])
  expect(await trend('Europe/Moscow', teams.hotels)).toHaveLength(2)
  await db.as(artem, () =>
    expectRefused(db.query(`select public.load_trend(null, '2026-11-21', 'Nowhere')`), 'PT400'),
  )
})

test('customers learn their places when these change, and supervisors that something did', async ({
  db,
}) => {
  await balance(db)
  const person = await customer(db, contacts.pavel)
  const first = await waiting(db, { waited: 90 })
  const second = await waiting(db, { waited: 5, contact: person.id })
  const tell = () => db.value('select private.tell_places($1)', [teams.tickets])
  const told = () =>
    db.rows(
      `select payload -> 'queue' as queue from realtime.messages where event = 'queue' and payload ->> 'conversation_id' = $1 order by inserted_at`,
      [second],
    )
  expect(await tell()).toBe(2)
  expect(await tell()).toBe(0)
  await db.as(anna, () => db.query('select public.claim_conversation($1)', [first]))
  await db.query('delete from realtime.messages')
  expect(await tell()).toBe(1)
  expect(await told()).toEqual([{ queue: { place: 1, opens_at: null, expected_seconds: null } }])
  expect(
    await db.value(`select count(*)::int from realtime.messages where event = 'load_changed'`),
  ).toBe(1)
  const state = await db.as(person, () =>
    db.value<{ conversations: { id: string; queue: unknown }[] }>('select public.widget_state()'),
  )
  expect(state.conversations.find(({ id }) => id === second)?.queue).toEqual({
    place: 1,
    opens_at: null,
    expected_seconds: null,
  })
})

test('the expected time follows from what the last hour drained', async ({ db }) => {
  await balance(db)
  await db.query(
    `insert into private.queue_departures (team_id, waited) select $1, '1 minute' from generate_series(1, 12)`,
    [teams.tickets],
  )
  const id = await waiting(db)
  expect(
    await db.value('select private.queue_place(c) from public.conversations c where id = $1', [id]),
  ).toEqual({
    place: 1,
    expected_seconds: 300,
    opens_at: null,
  })
})

refusal('load_samples', 'agents do not read the load', async ({ db }) => {
  await sample(db)
  await db.as(anna, async () => {
    await expectNoRows(db.rows('select * from public.load_samples'))
    await expectRefused(db.query('select public.load_overview()'), '42501')
    await expectRefused(db.query('select public.load_trend(null, current_date)'), '42501')
    expect(await db.value(`select public.my_topics() ->> 'load'`)).toBeNull()
  })
})

refusal('load_alerts', 'a supervisor of one team sees nothing of another', async ({ db }) => {
  await db.query(
    `update public.roles set permissions = permissions || '{read_load}' where key = 'agent'`,
  )
  await db.query(
    `insert into public.load_alerts (team_id, kind, value, threshold) values ($1, 'queue_length', 2, 1)`,
    [teams.tickets],
  )
  await db.as(darya, () => expectNoRows(db.rows('select * from public.load_alerts')))
  expect((await overview(db, darya)).teams.map(({ id }) => id)).toEqual([teams.hotels])
})
