import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, boris, contacts, conversations, widgetInbox } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { lastEvent, member } from '../support/queue.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

/** Maria's, closed three days ago, Anna's. */
const id = conversations.mariaLuggage

async function write(db: Database, conversation = id, client: string = randomUUID()) {
  const mia = await maria(db)
  return db.as(mia, () =>
    db.value<{ conversation_id: string; seq: number }>('select public.send_message($1, $2, $3)', [
      conversation,
      client,
      'И ещё вопрос',
    ]),
  )
}

const tooLate = (db: Database) =>
  db.query(`update public.inboxes set reopen_within = interval '1 day' where id = $1`, [
    widgetInbox.id,
  ])

test('in time, the customer’s message reopens to the last owner', async ({ db }) => {
  expect((await write(db)).conversation_id).toBe(id)
  expect(
    await db.one('select status, assignee_id from public.conversations where id = $1', [id]),
  ).toEqual({
    status: 'open',
    assignee_id: anna.id,
  })
})

test('to the queue where the last owner has no room', async ({ db }) => {
  await member(db, anna, { availability: 'offline' })
  await write(db)
  const [reopened] = await db.rows(
    `select payload from public.conversation_events where conversation_id = $1 and type = 'conversation_reopened'`,
    [id],
  )
  expect(reopened).toMatchObject({ payload: { restored_to: 'queue', from_member_id: anna.id } })
  expect(
    await db.value('select queued_at is not null from public.conversations where id = $1', [id]),
  ).toBe(true)
})

test('too late, it goes on in a new conversation that continues the closed one', async ({ db }) => {
  await tooLate(db)
  const first = await write(db)
  expect(first.conversation_id).not.toBe(id)
  expect(first.seq).toBe(1)
  const next = await db.one(
    'select continues_id, contact_id, status, team_id is not null as routed from public.conversations where id = $1',
    [first.conversation_id],
  )
  expect(next).toEqual({
    continues_id: id,
    contact_id: contacts.maria.id,
    status: 'open',
    routed: true,
  })
  // The next message to the old one follows.
  const second = await write(db)
  expect(second).toMatchObject({ conversation_id: first.conversation_id, seq: 2 })
  expect(await db.value('select status from public.conversations where id = $1', [id])).toBe(
    'closed',
  )
})

test('a repeated send finds its message, also one of before the close', async ({ db }) => {
  await tooLate(db)
  const client = randomUUID()
  const sent = await write(db, id, client)
  expect(await write(db, id, client)).toEqual(sent)
  const [old] = await db.rows<{ client_id: string; seq: string }>(
    `select client_id, seq from public.messages where conversation_id = $1 and author_kind = 'contact'`,
    [id],
  )
  const repeated = await write(db, id, old!.client_id)
  expect(repeated.conversation_id).toBe(id)
})

test('who hands replies over gives the conversation back when the customer writes', async ({
  db,
}) => {
  await member(db, anna, { availability: 'handing_over' })
  await write(db, conversations.mariaTickets)
  expect(
    await db.value('select assignee_id from public.conversations where id = $1', [
      conversations.mariaTickets,
    ]),
  ).toBeNull()
  expect(
    await db.value(
      `select payload ->> 'reason' from public.conversation_events where conversation_id = $1 and type = 'conversation_unassigned'`,
      [conversations.mariaTickets],
    ),
  ).toBe('handing_over')
})

test('by hand: claim, assign past capacity with a warning, a note with the hand-over', async ({
  db,
}) => {
  const free = conversations.visitorCat
  await member(db, boris, { capacity: 0, availability: 'online' })
  const claimed = await db.as(boris, () => db.value('select public.claim_conversation($1)', [free]))
  expect(claimed).toEqual({ member_id: boris.id, open: 1, capacity: 0, over_capacity: true })
  const error = await db.as(anna, () =>
    expectRefused(db.query('select public.claim_conversation($1)', [free]), 'PT409'),
  )
  expect(error.message).toBe('already_assigned')
  const given = await db.as(boris, () =>
    db.value('select public.assign_conversation($1, $2, $3)', [free, anna.id, 'Про кота']),
  )
  expect(given).toMatchObject({ member_id: anna.id, over_capacity: false })
  expect(await lastEvent(db, free)).toMatchObject({
    type: 'conversation_assigned',
    payload: { member_id: anna.id, from_member_id: boris.id, reason: 'by_hand' },
  })
  expect(await db.value('select body from public.notes where conversation_id = $1', [free])).toBe(
    'Про кота',
  )
})
