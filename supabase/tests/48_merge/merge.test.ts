import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, boris, contacts, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { customer, maria, pavel } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const { mariaTickets, mariaLuggage, pavelRefund, visitorCat, elenaHotel } = conversations

type State = { status: string; merged_into_id: string | null; [column: string]: unknown }

const state = (db: Database, id: string) =>
  db.one<State>(
    `select status, merged_into_id, waiting_since, closed_at, snoozed_until, team_id, assignee_id, contact_name,
       company_id, person_id from public.conversations where id = $1`,
    [id],
  )
const merge = (db: Database, id: string, into: string, who: Person = anna) =>
  verb(db, who, 'merge_conversations($1, $2)', [id, into])
const split = (db: Database, id: string, who: Person = anna) =>
  verb(db, who, 'split_conversation($1)', [id])
const mergeContacts = (db: Database, id: string, into: string, who: Person = vera) =>
  verb(db, who, 'merge_contacts($1, $2)', [id, into])
const begin = async (db: Database, who: Person, body: string) =>
  (
    await verb<{ conversation: { id: string } }>(db, who, 'start_conversation($1, $2, $3)', [
      randomUUID(),
      randomUUID(),
      body,
    ])
  ).conversation.id
const send = (db: Database, who: Person, id: string, body: string) =>
  verb<{ conversation_id: string }>(db, who, 'send_message($1, $2, $3)', [id, randomUUID(), body])

test('a merged conversation is closed, points to the other, and a split puts both back', async ({
  db,
}) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'И ещё про билет')
  const before = [await state(db, second), await state(db, mariaTickets)]
  await merge(db, second, mariaTickets)
  expect(await state(db, second)).toMatchObject({
    status: 'closed',
    merged_into_id: mariaTickets,
    waiting_since: null,
    assignee_id: anna.id,
  })
  // Once more changes nothing.
  await merge(db, second, mariaTickets)
  await split(db, second)
  expect([await state(db, second), await state(db, mariaTickets)]).toEqual(before)
  const events = await db.rows<{ type: string }>(
    `select type from public.conversation_events where conversation_id = any ($1)
     and type in ('conversation_merged', 'conversation_split')`,
    [[second, mariaTickets]],
  )
  expect(events).toHaveLength(4)
})

test('what is closed wakes for an open question, and closes again when the merge is undone', async ({
  db,
}) => {
  const second = await begin(db, await maria(db), 'Чемодан так и не нашли')
  const before = await state(db, mariaLuggage)
  await merge(db, second, mariaLuggage)
  expect(await state(db, mariaLuggage)).toMatchObject({ status: 'open' })
  await split(db, second)
  expect(await state(db, mariaLuggage)).toEqual(before)
})

test('what was merged before goes along, and comes back with its own', async ({ db }) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'Второй')
  const third = await begin(db, mia, 'Третий')
  await merge(db, third, second)
  await merge(db, second, mariaTickets)
  expect(await state(db, third)).toMatchObject({ merged_into_id: mariaTickets })
  await split(db, second)
  expect(await state(db, third)).toMatchObject({ merged_into_id: second, status: 'closed' })
  await split(db, third)
  expect(await state(db, third)).toMatchObject({ merged_into_id: null, status: 'open' })
})

test('the customer’s next message goes to where it was merged, and a retry finds it', async ({
  db,
}) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'Второй')
  await merge(db, second, mariaTickets)
  const call = 'send_message($1, $2, $3)'
  const values = [second, randomUUID(), 'Ну что там?']
  const sent = await verb<{ conversation_id: string; seq: number }>(db, mia, call, values)
  expect(sent.conversation_id).toBe(mariaTickets)
  expect(await verb(db, mia, call, values)).toMatchObject({
    conversation_id: mariaTickets,
    seq: sent.seq,
  })
  expect(await state(db, second)).toMatchObject({ status: 'closed', merged_into_id: mariaTickets })
})

test('it goes with the team and the agent of the other one', async ({ db }) => {
  const second = await begin(db, await maria(db), 'Второй')
  await merge(db, second, mariaTickets)
  await verb(db, anna, 'assign_conversation($1, $2)', [mariaTickets, boris.id])
  expect(await state(db, second)).toMatchObject({ assignee_id: boris.id })
})

test('a merged one leaves the lists, and comes back into them', async ({ db }) => {
  const second = await begin(db, await maria(db), 'Второй')
  const listed = async () => {
    const views = await Promise.all(
      ['all', 'closed'].map((view) =>
        verb<{ rows: { id: string }[] }>(db, anna, 'list_page($1)', [{ view }]),
      ),
    )
    return views.flatMap(({ rows }) => rows).filter(({ id }) => id === second).length
  }
  await merge(db, second, mariaTickets)
  expect(await listed()).toBe(0)
  await split(db, second)
  expect(await listed()).toBe(1)
})

test('nothing is sent in a merged one and it does not reopen', async ({ db }) => {
  const second = await begin(db, await maria(db), 'Второй')
  await merge(db, second, mariaTickets)
  expect((await expectRefused(send(db, anna, second, 'Здесь?'), 'PT409')).message).toBe(
    'conversation_merged',
  )
  await expectRefused(verb(db, anna, 'reopen_conversation($1)', [second]), 'PT409')
})

test('contacts: one stands for both, and a split puts back exactly what moved', async ({ db }) => {
  const before = await state(db, visitorCat)
  await mergeContacts(db, contacts.visitor.id, contacts.maria.id, anna)
  expect(await state(db, visitorCat)).toMatchObject({
    person_id: contacts.maria.id,
    contact_name: contacts.maria.name,
  })
  expect(await verb(db, anna, 'contact_card($1)', [contacts.visitor.id])).toMatchObject({
    id: contacts.maria.id,
    merged: [{ id: contacts.visitor.id, merged_by: anna.id }],
  })
  // Now their conversations are one person's, and come apart with the persons.
  await merge(db, visitorCat, mariaTickets)
  await verb(db, anna, 'split_contact($1)', [contacts.visitor.id])
  expect(await state(db, visitorCat)).toEqual(before)
})

test('who was merged before goes along and comes back', async ({ db }) => {
  const another = await customer(db)
  await begin(db, another, 'Я с телефона')
  await mergeContacts(db, another.id, contacts.visitor.id)
  await mergeContacts(db, contacts.visitor.id, contacts.maria.id)
  const pointer = 'select merged_into_id from public.contacts where id = $1'
  expect(await db.value(pointer, [another.id])).toBe(contacts.maria.id)
  await verb(db, vera, 'split_contact($1)', [contacts.visitor.id])
  expect(await db.value(pointer, [another.id])).toBe(contacts.visitor.id)
  expect(await db.value(pointer, [contacts.visitor.id])).toBeNull()
})

test('no session reads more by a merge, and each goes on reading its own', async ({ db }) => {
  const stray = await customer(db)
  const asked = await begin(db, stray, 'Я Мария, объедините меня')
  const mia = await maria(db)
  const reads = (who: Person) =>
    db.as(who, async () => ({
      state: await db.value<{ conversations: { id: string }[] }>('select public.widget_state()'),
      messages: await db.rows('select conversation_id, seq from public.messages order by 1, 2'),
    }))
  const before = [await reads(stray), await reads(mia)]
  await mergeContacts(db, stray.id, contacts.maria.id)
  expect([await reads(stray), await reads(mia)]).toEqual(before)
  await merge(db, asked, mariaTickets, vera)
  await db.as(stray, () =>
    expectRefused(db.query('select public.contact_messages($1)', [mariaTickets]), 'PT404'),
  )
  const topics = await db.one(
    `select private.contact_topic($1), private.conversation_topic('typing', $2)`,
    [contacts.maria.id, mariaTickets],
  )
  for (const topic of Object.values(topics)) {
    expect(await db.as(stray, () => db.value('select private.may_receive($1)', [topic]))).toBe(
      false,
    )
  }
  // An answer in Maria's would never reach the visitor: what it writes comes back as its own.
  expect(await send(db, stray, asked, 'Ау?')).toMatchObject({ conversation_id: asked })
  expect(await state(db, asked)).toMatchObject({ status: 'open', merged_into_id: null })
})

refusal('contacts', 'nobody takes over a verified one; both have to be seen', async ({ db }) => {
  const merging = (id: string, into: string, who: Person) =>
    expectRefused(mergeContacts(db, id, into, who))
  const { maria: mia, visitor, elena, pavel: paul } = contacts
  expect((await merging(mia.id, visitor.id, vera)).message).toBe('contact_verified')
  expect((await merging(visitor.id, elena.id, anna)).message).toBe('contact_not_found')
  expect((await merging(visitor.id, visitor.id, anna)).message).toBe('contacts_same')
  await merging(visitor.id, mia.id, await maria(db))
  await mergeContacts(db, visitor.id, mia.id)
  expect((await merging(visitor.id, paul.id, vera)).message).toBe('contact_merged')
})

refusal(
  'conversations',
  'two persons’, and what one does not see, is not merged',
  async ({ db }) => {
    const merging = (id: string, into: string, who: Person) =>
      expectRefused(merge(db, id, into, who))
    expect((await merging(pavelRefund, mariaTickets, anna)).message).toBe('conversations_of_others')
    expect((await merging(elenaHotel, mariaTickets, anna)).message).toBe('conversation_not_found')
    expect((await merging(mariaTickets, mariaTickets, anna)).message).toBe('conversations_same')
    await merging(mariaLuggage, mariaTickets, await maria(db))
    await expectRefused(split(db, mariaLuggage, darya), 'PT404')
  },
)

test('a second similar one is suggested until somebody tells them apart', async ({ db }) => {
  const paul = await pavel(db)
  const first = await begin(db, paul, 'Верните деньги за отменённый рейс в Казань')
  const second = await begin(db, paul, 'Когда вернёте деньги за отменённый рейс в Казань?')
  const similar = (who: Person) =>
    verb<{ id: string } | null>(db, who, 'similar_conversation($1)', [second])
  expect(await similar(anna)).toMatchObject({ id: first, why: 'same_person' })
  await verb(db, anna, 'tell_conversations_apart($1, $2)', [second, first])
  expect((await similar(anna))?.id).not.toBe(first)
})

refusal(
  'conversations',
  'no suggestion says that there is one that is not seen',
  async ({ db }) => {
    const paul = await pavel(db)
    const first = await begin(db, paul, 'Верните деньги за отменённый рейс в Казань')
    const second = await begin(db, paul, 'Когда вернёте деньги за отменённый рейс в Казань?')
    const of = (who: Person, id: string) =>
      verb<{ id: string } | null>(db, who, 'similar_conversation($1)', [id])
    await db.query('update public.conversations set team_id = $2 where id = $1', [
      first,
      '0b000000-0000-4000-8000-000000000002',
    ])
    const close = `update public.conversations set status = 'closed' where contact_id = $1 and id <> all ($2)`
    await db.query(close, [contacts.pavel.id, [first, second]])
    expect(await of(vera, second)).toMatchObject({ id: first })
    await expectNoRows([await of(anna, second)].filter(Boolean))
    await expectRefused(of(darya, second), 'PT404')
  },
)
