import { expect } from 'vitest'
import {
  anna,
  artem,
  boris,
  categories,
  darya,
  teams,
  vera,
  widgetInbox,
} from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { balance, waiting } from '../support/queue.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const weights = (given: Record<string, unknown>) => [JSON.stringify(given)]

const refusedWith = async (db: Database, call: string, values: unknown[]) => {
  const error = await db.as(artem, () => expectRefused(db.query(`select public.${call}`, values)))
  return error.message
}

test('the rule and the thresholds of a team, logged', async ({ db }) => {
  const row = await verb(db, artem, `update_team_routing($1, 'round_robin', 10, 15)`, [
    teams.tickets,
  ])
  expect(row).toMatchObject({
    routing: 'round_robin',
    alert_queue_length: 10,
    alert_oldest_minutes: 15,
  })
  const [entry] = await db.rows(
    `select details from public.audit_entries where kind = 'routing_changed'`,
  )
  expect(entry).toMatchObject({ details: { routing: { from: 'manual', to: 'round_robin' } } })
  expect(await refusedWith(db, `update_team_routing($1, 'at_random')`, [teams.tickets])).toBe(
    'routing_unknown',
  )
  expect(await refusedWith(db, `update_team_routing($1, 'manual', 0)`, [teams.tickets])).toBe(
    'threshold_invalid',
  )
  expect(await refusedWith(db, `update_team_routing($1, 'manual')`, [anna.id])).toBe(
    'team_not_found',
  )
})

test('capacities in a team and categories of a member', async ({ db }) => {
  await verb(db, artem, 'set_team_member_capacity($1, $2, 3)', [teams.tickets, anna.id])
  await verb(db, artem, 'set_member_categories($1, $2)', [anna.id, [categories.tickets]])
  expect(
    await db.one('select team_capacity, handles from private.agents where member_id = $1', [
      anna.id,
    ]),
  ).toEqual({ team_capacity: 3, handles: [categories.tickets] })
  await verb(db, artem, 'set_member_categories($1, $2)', [anna.id, []])
  await verb(db, artem, 'set_team_member_capacity($1, $2, null)', [teams.tickets, anna.id])
  expect(
    await db.one('select team_capacity, handles from private.agents where member_id = $1', [
      anna.id,
    ]),
  ).toEqual({ team_capacity: null, handles: null })
  expect(
    await refusedWith(db, 'set_team_member_capacity($1, $2, 501)', [teams.tickets, anna.id]),
  ).toBe('capacity_invalid')
  expect(
    await refusedWith(db, 'set_team_member_capacity($1, $2, 1)', [teams.tickets, darya.id]),
  ).toBe('member_not_found')
  expect(await refusedWith(db, 'set_member_categories($1, $2)', [anna.id, [boris.id]])).toBe(
    'category_not_found',
  )
})

test('how long a closed conversation may be reopened', async ({ db }) => {
  await verb(db, artem, 'update_inbox_reopening($1, 90)', [widgetInbox.id])
  expect(
    await db.value(
      `select reopen_within = interval '90 minutes' from public.inboxes where id = $1`,
      [widgetInbox.id],
    ),
  ).toBe(true)
  expect(await refusedWith(db, 'update_inbox_reopening($1, -1)', [widgetInbox.id])).toBe(
    'reopening_invalid',
  )
  expect(await refusedWith(db, 'update_inbox_reopening($1, 1)', [anna.id])).toBe('inbox_not_found')
})

type Preview = {
  conversation_id: string
  place_now: number
  place_then: number
  score_then: number
}[]

test('a preview shows the queue as it would stand, and changes nothing', async ({ db }) => {
  await balance(db)
  const waits = await waiting(db, { waited: 20 })
  const matters = await waiting(db, { priority: 10 })
  const preview = await verb<Preview>(db, artem, 'preview_routing_formula($1, $2)', [
    ...weights({ category_priority: 5 }),
    teams.tickets,
  ])
  expect(preview).toMatchObject([
    { conversation_id: matters, place_now: 2, place_then: 1, score_now: 10, score_then: 50 },
    { conversation_id: waits, place_now: 1, place_then: 2, score_now: 20, score_then: 20 },
  ])
  expect(await db.value('select category_priority from public.routing_formula')).toBe(1)
})

test('a new formula scores anew what waits, and what is new follows it', async ({ db }) => {
  await balance(db)
  const waits = await waiting(db, { waited: 20 })
  const matters = await waiting(db, { priority: 10 })
  await verb(db, artem, 'update_routing_formula($1)', weights({ category_priority: 5 }))
  const newest = await waiting(db, { priority: 20 })
  const order = await db.rows<{ id: string }>(
    'select id from public.conversations where team_id = $1 and queued_at is not null order by queue_score desc',
    [teams.tickets],
  )
  expect(order.map(({ id }) => id)).toEqual([newest, matters, waits])
})

test.for([
  { per_minute_waiting: 0 },
  { urgency: -1 },
  { urgency_horizon_hours: 0 },
  { category_priority: 'much' },
  { urgency: null },
])('no formula: %j', async (wrong, { db }) => {
  expect(await refusedWith(db, 'update_routing_formula($1)', weights(wrong))).toBe(
    'formula_invalid',
  )
  expect(await refusedWith(db, 'preview_routing_formula($1)', weights(wrong))).toBe(
    'formula_invalid',
  )
})

refusal(
  'teams',
  'agents change nothing about routing, and the attempts are logged',
  async ({ db }) => {
    await expectVerbRefused(db, anna, 'not_permitted', `update_team_routing($1, 'manual')`, [
      teams.tickets,
    ])
    await expectVerbRefused(db, anna, 'not_permitted', 'set_team_member_capacity($1, $2, 99)', [
      teams.tickets,
      anna.id,
    ])
    await expectVerbRefused(db, anna, 'not_permitted', 'set_member_categories($1, $2)', [
      anna.id,
      [],
    ])
    await expectVerbRefused(db, anna, 'not_permitted', 'update_inbox_reopening($1, 1)', [
      widgetInbox.id,
    ])
    await expectVerbRefused(db, anna, 'not_permitted', 'update_routing_formula($1)', weights({}))
    await db.as(anna, () =>
      expectRefused(db.query(`select public.preview_routing_formula('{}')`), '42501'),
    )
    await db.as(vera, () =>
      expectRefused(db.query(`update public.teams set routing = 'manual'`), '42501'),
    )
  },
)
