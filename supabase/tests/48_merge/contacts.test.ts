import { expect } from 'vitest'
import { anna, contacts, conversations, vera } from '../../../tests/support/cast.ts'
import { customer, maria } from '../support/customer.ts'
import type { Person } from '../support/person.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'
import { state, merge, mergeContacts, begin, send } from './merging.ts'

const { mariaTickets, visitorCat } = conversations

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

test('merging and splitting contacts is in the audit log, with who and whom', async ({ db }) => {
  await mergeContacts(db, contacts.visitor.id, contacts.maria.id, anna)
  await verb(db, vera, 'split_contact($1)', [contacts.visitor.id])
  expect(
    await db.rows(
      `select kind, actor_id, subject_id, details from public.audit_entries where kind like 'contact_%' order by id`,
    ),
  ).toEqual([
    {
      kind: 'contact_merged',
      actor_id: anna.id,
      subject_id: contacts.visitor.id,
      details: { into_contact_id: contacts.maria.id },
    },
    {
      kind: 'contact_split',
      actor_id: vera.id,
      subject_id: contacts.visitor.id,
      details: { from_contact_id: contacts.maria.id },
    },
  ])
})
