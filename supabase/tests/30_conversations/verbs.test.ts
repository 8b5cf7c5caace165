import { expect } from 'vitest'
import { anna, boris, conversations, darya, teams, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets

const row = (db: Database, columns: string) =>
  db.one(`select ${columns} from public.conversations where id = $1`, [id])

const events = async (db: Database) =>
  (
    await db.rows<{ type: string; position: string }>(
      'select type, position from public.conversation_events where conversation_id = $1 order by position',
      [id],
    )
  ).map((event) => event.type)

test('assigning leaves one event and repeating it none', async ({ db }) => {
  const before = (await events(db)).length
  const assign = () => db.query('select public.assign_conversation($1, $2)', [id, boris.id])
  await db.as(anna, assign)
  await db.as(anna, assign)
  expect((await events(db)).slice(before)).toEqual(['conversation_assigned'])
  expect(await row(db, 'assignee_id')).toEqual({ assignee_id: boris.id })
})

test('a conversation is not given to somebody who left', async ({ db }) => {
  await db.query('update public.members set deactivated_at = now() where id = $1', [boris.id])
  await db.as(anna, async () => {
    const error = await expectRefused(
      db.query('select public.assign_conversation($1, $2)', [id, boris.id]),
      'PT404',
    )
    expect(error.message).toBe('member_not_found')
  })
})

test('moving to another team leaves it unassigned and out of the mover’s sight', async ({ db }) => {
  await db.as(anna, async () => {
    await db.query('select public.move_conversation($1, $2)', [id, teams.hotels])
    await expectRefused(db.query('select public.timeline_page($1)', [id]), 'PT404')
  })
  expect(await row(db, 'team_id, assignee_id')).toEqual({
    team_id: teams.hotels,
    assignee_id: null,
  })
  await db.as(darya, () => db.query('select public.timeline_page($1)', [id]))
})

test('closing and the customer’s next message reopening', async ({ db }) => {
  await db.as(anna, () => db.query('select public.close_conversation($1)', [id]))
  expect(await row(db, 'status, waiting_since')).toEqual({ status: 'closed', waiting_since: null })
  const mia = await maria(db)
  await db.as(mia, () =>
    db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'Ещё вопрос']),
  )
  const after = await row(db, 'status, closed_at, waiting_since is not null as waiting')
  expect(after).toEqual({ status: 'open', closed_at: null, waiting: true })
  expect((await events(db)).slice(-3)).toEqual([
    'conversation_closed',
    'conversation_reopened',
    'message_sent',
  ])
})

test('events are numbered without gaps and the row knows the last', async ({ db }) => {
  const mia = await maria(db)
  for (const person of [anna, mia, anna]) {
    await db.as(person, () =>
      db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'x']),
    )
  }
  await db.as(vera, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [id, '@Дарья', [darya.id]]),
  )
  const positions = await db.rows<{ position: string }>(
    'select position from public.conversation_events where conversation_id = $1 order by position',
    [id],
  )
  expect(positions.map((p) => Number(p.position))).toEqual(positions.map((_, i) => i + 1))
  expect(await row(db, 'position')).toEqual({ position: String(positions.length) })
})

test('a read mark only grows and never passes the last message', async ({ db }) => {
  const mark = (seq: number) =>
    db.as(anna, () => db.value('select public.mark_read($1, $2)', [id, seq]))
  expect(await mark(2)).toBe('3')
  expect(await mark(99)).toBe('4')
  expect(await mark(1)).toBe('4')
})

test('what has come to the widget is marked by its customer alone, forward and no further than there is', async ({
  db,
}) => {
  const mia = await maria(db)
  const seq = await db.as(anna, () =>
    db.value<number>(
      `select (public.send_message($1, gen_random_uuid(), 'Готово') ->> 'seq')::int`,
      [id],
    ),
  )
  const mark = (to: number) =>
    db.as(mia, () => db.value('select public.mark_delivered($1, $2)', [id, to]))
  const standing = () =>
    db.one<{ xmin: string; read: number; delivered: number }>(
      `select xmin::text, last_read_seq::int as read, last_delivered_seq::int as delivered
       from public.read_marks where conversation_id = $1 and reader_id = $2`,
      [id, mia.id],
    )
  const spent = () => db.rows('select kind, subject, tokens from private.rate_buckets')
  const before = await spent()
  const { read } = await standing()
  expect(read).toBeLessThan(seq)
  expect(await mark(99)).toBe(String(seq))
  const marked = await standing()
  expect(marked).toMatchObject({ read, delivered: seq })
  // Said again, by a second tab or for what was there before, nothing is written.
  expect(await mark(seq)).toBe(String(seq))
  expect(await mark(1)).toBe(String(seq))
  expect(await standing()).toEqual(marked)
  // And no limit on what a customer writes is spent on it.
  expect(await spent()).toEqual(before)

  const refusal = async (person: Person, conversation: string) =>
    (
      await db.as(person, () =>
        expectRefused(db.query('select public.mark_delivered($1, 1)', [conversation])),
      )
    ).message
  expect(await refusal(anna, id)).toBe('not_a_contact')
  expect(await refusal(mia, conversations.pavelRefund)).toBe('conversation_not_found')
})

test('an agent without the permission is told which one is missing', async ({ db }) => {
  await db.query(
    `update public.roles set permissions = array_remove(permissions, 'close') where key = 'agent'`,
  )
  const error = await db.as(anna, () =>
    expectRefused(db.query('select public.close_conversation($1)', [id]), '42501'),
  )
  expect(error).toMatchObject({
    message: 'not_permitted',
    detail: expect.stringContaining('close'),
  })
})

test('what was closed by mistake waits again since the customer began to', async ({ db }) => {
  const waits = () =>
    db.value<Date | null>('select waiting_since from public.conversations where id = $1', [
      conversations.pavelRefund,
    ])
  const since = await waits()
  expect(since).not.toBeNull()
  const say = (call: string) =>
    db.as(anna, () => db.query(`select public.${call}`, [conversations.pavelRefund]))
  await say('close_conversation($1)')
  expect(await waits()).toBeNull()
  await say('reopen_conversation($1)')
  expect(await waits()).toEqual(since)
  await say(`send_message($1, gen_random_uuid(), 'Готово')`)
  await say('close_conversation($1)')
  await say('reopen_conversation($1)')
  expect(await waits()).toBeNull()
})
