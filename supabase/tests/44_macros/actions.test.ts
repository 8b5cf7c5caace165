import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, categories, conversations, darya, teams } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const id = conversations.mariaTickets

type Answer = { message: { seq: number; body: string } | null; skipped: unknown[] }

const send = (db: Database, clientId: string, actions: unknown[], macro: string | null = null) =>
  verb<Answer>(db, anna, `send_with_actions($1, $2, 'Готово', $3, '{}', $4)`, [
    id,
    clientId,
    JSON.stringify(actions),
    macro,
  ])

const row = (db: Database) =>
  db.one<{ status: string; category_id: string; team_id: string; manual_priority: number }>(
    'select status, category_id, team_id, manual_priority from public.conversations where id = $1',
    [id],
  )

const messages = (db: Database) =>
  db.value<number>('select count(*)::int from public.messages where conversation_id = $1', [id])

test('a message goes out together with its actions, once, and the macro counts as used', async ({
  db,
}) => {
  const macro = await verb<{ id: string }>(
    db,
    anna,
    `save_macro(null, 'Закрыть', 'own', null, 'Готово', '[{"type": "close"}]')`,
  )
  const before = await messages(db)
  const clientId = randomUUID()
  const actions = [
    { type: 'close' },
    { type: 'category', category_id: categories.hotels },
    { type: 'priority', priority: 30 },
  ]
  const first = await send(db, clientId, actions, macro.id)
  expect(first).toMatchObject({ message: { body: 'Готово' }, skipped: [] })
  expect(await row(db)).toMatchObject({
    status: 'closed',
    category_id: categories.hotels,
    manual_priority: 30,
  })
  await db.query(
    `update public.conversations set status = 'open', closed_at = null where id = $1`,
    [id],
  )
  expect(await send(db, clientId, actions, macro.id)).toEqual(first)
  expect((await row(db)).status).toBe('open')
  expect(await messages(db)).toBe(before + 1)
  expect(
    await db.one(
      'select used_count, last_used_at is not null as used from public.macros where id = $1',
      [macro.id],
    ),
  ).toEqual({ used_count: 1, used: true })
})

test('what is refused is left out and told, the rest is done', async ({ db }) => {
  const answer = await send(db, randomUUID(), [
    { type: 'tag', tag_id: randomUUID() },
    { type: 'snooze', until: '2020-01-01T00:00:00Z' },
    { type: 'snooze', preset: 'reply' },
    { type: 'priority', priority: 'high' },
    { type: 'category', category_id: null },
  ])
  expect(answer.skipped).toEqual([
    { type: 'tag', reason: 'tag_not_found' },
    { type: 'priority', reason: 'macro_actions_invalid' },
    { type: 'snooze', reason: 'until_in_past' },
    { type: 'snooze', reason: 'macro_actions_invalid' },
  ])
  expect(await row(db)).toMatchObject({ status: 'open', category_id: null })
})

test('a repeat after the conversation left one’s sight is answered, and shows nothing of it', async ({
  db,
}) => {
  const clientId = randomUUID()
  const away = [{ type: 'assign', to: 'team', team_id: teams.hotels }, { type: 'close' }]
  expect((await send(db, clientId, away)).message).not.toBeNull()
  expect(await row(db)).toMatchObject({ team_id: teams.hotels, status: 'closed' })
  expect(await send(db, clientId, away)).toEqual({ message: null, skipped: [] })
  await db.as(anna, () =>
    expectRefused(
      db.query(`select public.send_message($1, $2, 'Ещё')`, [id, randomUUID()]),
      'PT404',
    ),
  )
})

test('actions without a message: to oneself, to nobody, asleep until the customer writes', async ({
  db,
}) => {
  const run = (actions: unknown[]) =>
    verb(db, anna, 'run_actions($1, $2, $3)', [id, randomUUID(), JSON.stringify(actions)])
  await run([{ type: 'assign', to: 'nobody' }])
  const assignee = () =>
    db.value('select assignee_id from public.conversations where id = $1', [id])
  expect(await assignee()).toBeNull()
  await run([
    { type: 'assign', to: 'me' },
    { type: 'snooze', until: null },
  ])
  expect(await assignee()).toBe(anna.id)
  expect((await row(db)).status).toBe('snoozed')
})

refusal('macros', 'nobody acts where he does not see, or is no member', async ({ db }) => {
  const call = (name: string) =>
    [`select public.${name}`, [id, randomUUID()]] as [string, unknown[]]
  const names = [
    `run_actions($1, $2, '[{"type": "close"}]')`,
    `send_with_actions($1, $2, 'x', '[{"type": "close"}]')`,
    `note_with_actions($1, $2, 'x', '[{"type": "close"}]')`,
  ]
  const customer = await maria(db)
  for (const name of names) {
    await db.as(darya, async () => {
      const error = await expectRefused(db.query(...call(name)), 'PT404')
      expect(error.message).toBe('conversation_not_found')
    })
    await db.as(customer, () => expectRefused(db.query(...call(name)), '42501'))
  }
})

test('a note carries actions, too, once', async ({ db }) => {
  const clientId = randomUUID()
  const write = () =>
    verb<{ note: { body: string }; skipped: unknown[] }>(
      db,
      anna,
      `note_with_actions($1, $2, 'Перезвонить', '[{"type": "priority", "priority": 50}]')`,
      [id, clientId],
    )
  expect(await write()).toMatchObject({ note: { body: 'Перезвонить' }, skipped: [] })
  expect(await write()).toMatchObject({ note: { body: 'Перезвонить' } })
  expect((await row(db)).manual_priority).toBe(50)
  expect(
    await db.value('select count(*)::int from public.notes where client_id = $1', [clientId]),
  ).toBe(1)
})
