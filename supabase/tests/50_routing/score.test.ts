import { expect } from 'vitest'
import { anna, contacts, conversations, darya, teams, vera } from '../../../tests/support/cast.ts'
import { backend } from '../support/person.ts'
import type { Database } from '../support/database.ts'
import { balance, waiting } from '../support/queue.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const order = async (db: Database) =>
  (
    await db.rows<{ id: string }>(
      `select id from public.conversations where team_id = $1 and queued_at is not null order by queue_score desc, id`,
      [teams.tickets],
    )
  ).map(({ id }) => id)

test('longer waiting goes first, and a point of priority is worth a minute', async ({ db }) => {
  await balance(db)
  const late = await waiting(db, { waited: 5 })
  const early = await waiting(db, { waited: 20 })
  const important = await waiting(db, { waited: 0, priority: 10 })
  expect(await order(db)).toEqual([early, important, late])
})

test('a near departure goes before everything, a far one counts nothing yet', async ({ db }) => {
  await balance(db)
  const plain = await waiting(db, { waited: 30 })
  const far = await waiting(db, { waited: 1, urgentInHours: 48 })
  const near = await waiting(db, { waited: 1, urgentInHours: 3 })
  expect(await order(db)).toEqual([near, plain, far])
  await db.query(
    `update public.conversations set urgent_at = urgent_at - interval '46 hours' where id = $1`,
    [far],
  )
  expect(await order(db)).toEqual([far, near, plain])
})

test('an instant that comes nearer is scored anew by the sweep', async ({ db }) => {
  await balance(db)
  const id = await waiting(db, { urgentInHours: 20 })
  const score = () =>
    db.value<number>('select queue_score from public.conversations where id = $1', [id])
  const before = await score()
  expect(await db.value('select private.rescore_urgent()')).toBe(0)
  // As if ten hours had passed: the instant comes nearer without anybody's writing it.
  await db.query('alter table public.conversations disable trigger user')
  await db.query(
    `update public.conversations set urgent_at = urgent_at - interval '10 hours' where id = $1`,
    [id],
  )
  await db.query('alter table public.conversations enable trigger user')
  expect(await db.value('select private.rescore_urgent()')).toBe(1)
  expect(await score()).toBeGreaterThan(before + 40)
})

test('the company’s importance counts, and its change reaches who waits', async ({ db }) => {
  await balance(db)
  const other = await waiting(db, { waited: 10 })
  const pavels = await waiting(db, { contact: contacts.pavel.id })
  expect(await order(db)).toEqual([pavels, other])
  await db.query(`update public.companies set importance = 0 where external_id = 'alpha-logistics'`)
  expect(await order(db)).toEqual([other, pavels])
})

test('a hand on the scale, logged, and taken off again', async ({ db }) => {
  await balance(db)
  const first = await waiting(db, { waited: 10 })
  const second = await waiting(db)
  await db.as(anna, () => db.query('select public.set_priority($1, 50)', [second]))
  expect(await order(db)).toEqual([second, first])
  expect(
    await db.rows('select payload from public.conversation_events where conversation_id = $1', [
      second,
    ]),
  ).toEqual([{ payload: { priority: 50, from: 0 } }])
  const error = await db.as(anna, () =>
    expectRefused(db.query('select public.set_priority($1, 101)', [second]), 'PT400'),
  )
  expect(error.message).toBe('priority_invalid')
})

test('the back office says what is urgent', async ({ db }) => {
  await db.as(backend, () =>
    db.query(`select public.set_urgent_at($1, '2026-12-01 09:40Z')`, [conversations.pavelRefund]),
  )
  const row = await db.one(
    'select type, actor_kind from public.conversation_events where conversation_id = $1 order by position desc limit 1',
    [conversations.pavelRefund],
  )
  expect(row).toEqual({ type: 'conversation_urgency_set', actor_kind: 'system' })
})

refusal(
  'conversations',
  'what is urgent is not said by who does not see the conversation',
  async ({ db }) => {
    await db.as(darya, () =>
      expectRefused(
        db.query('select public.set_urgent_at($1, now())', [conversations.pavelRefund]),
        'PT404',
      ),
    )
    await db.as(darya, () =>
      expectRefused(
        db.query('select public.set_priority($1, 1)', [conversations.pavelRefund]),
        'PT404',
      ),
    )
  },
)

refusal('routing_formula', 'nobody changes the formula past the verb', async ({ db }) => {
  await db.as(vera, () =>
    expectRefused(db.query('update public.routing_formula set urgency = 1'), '42501'),
  )
})

refusal('member_categories', 'nobody changes who handles what past the verb', async ({ db }) => {
  await db.as(vera, () => expectRefused(db.query('delete from public.member_categories'), '42501'))
})
