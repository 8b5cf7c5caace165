import { expect } from 'vitest'
import { anna, artem, contacts, conversations, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const erase = 'erase_contact($1, $2)'
const id = conversations.mariaTickets

test('an erasure leaves no word of a person, and the fact of each', async ({ db }) => {
  const mia = await maria(db)
  await db.as(anna, () => db.query('select public.edit_message($1, 2, $2)', [id, 'Исправлено']))
  const told = await db.value<number>(
    'select count(*)::int from public.messages m join public.conversations c on c.id = m.conversation_id where c.contact_id = $1',
    [contacts.maria.id],
  )
  expect(await verb(db, vera, erase, [contacts.maria.id, 'Запрос по закону'])).toMatchObject({
    conversations: 2,
    messages: told,
  })

  const left = await db.rows(
    `select body from public.messages m join public.conversations c on c.id = m.conversation_id where c.contact_id = $1 and body <> ''
     union all select body from public.message_revisions where body <> ''
     union all select n.body from public.notes n join public.conversations c on c.id = n.conversation_id where c.contact_id = $1 and n.body <> '—'
     union all select preview from public.conversations where contact_id = $1 and preview <> ''
     union all select contact_name from public.conversations where contact_id = $1 and contact_name is not null
     union all select external_id from public.contact_identities where contact_id = $1`,
    [contacts.maria.id],
  )
  expect(left).toEqual([])
  expect(
    await db.one(
      'select name, email, phone, company_id, erased_by from public.contacts where id = $1',
      [contacts.maria.id],
    ),
  ).toEqual({
    name: null,
    email: null,
    phone: null,
    company_id: null,
    erased_by: vera.id,
  })
  const open = `select 1 from public.conversations where contact_id = $1 and (status <> 'closed' or queued_at is not null)`
  expect(await db.rows(open, [contacts.maria.id])).toEqual([])
  // The chain holds, with one entry for each message.
  expect(await verb(db, vera, 'verify_ledger()')).toMatchObject({
    entries: told + 1,
    broken_entry: null,
  })
  await db.as(mia, () => expectRefused(db.query('select public.widget_state()'), '42501'))
  const { entries } = await verb<{ entries: unknown[] }>(db, vera, 'message_history($1, 2)', [id])
  expect(entries).toMatchObject([
    { change: 'edited', body: null },
    { change: 'erased', body: null },
  ])
  const restore = db.as(vera, () =>
    expectRefused(db.query('select public.restore_message($1, 2, 1)', [id]), 'PT409'),
  )
  expect((await restore).message).toBe('revision_erased')
  expect(
    await db.one(
      `select actor_id, details ->> 'reason' as reason from public.audit_entries where kind = 'contact_erased'`,
    ),
  ).toEqual({
    actor_id: vera.id,
    reason: 'Запрос по закону',
  })
})

refusal('contacts', 'only erase_people erases, and says why', async ({ db }) => {
  for (const person of [anna, artem]) {
    await expectVerbRefused(db, person, 'not_permitted', erase, [contacts.maria.id, 'x'])
  }
  const silent = await db.as(vera, () =>
    expectRefused(db.query(`select public.${erase}`, [contacts.maria.id, ' ']), 'PT400'),
  )
  expect(silent.message).toBe('reason_missing')
})

test('who was merged into one person is erased with it, notes and attributes included', async ({
  db,
}) => {
  const { maria: person, visitor } = contacts
  await verb(db, vera, 'merge_contacts($1, $2)', [visitor.id, person.id])
  await verb(db, anna, 'write_contact_note($1, gen_random_uuid(), $2)', [person.id, 'Живёт там-то'])
  await db.query(
    `update public.contacts set attributes = '{"a": 1}', unverified_attributes = '{"a": 1}', vouched = '{"name": "x"}' where id = $1`,
    [visitor.id],
  )
  await db.query(`update public.conversations set attributes = '{"a": 1}' where contact_id = $1`, [
    visitor.id,
  ])
  await verb(db, vera, erase, [visitor.id, 'Запрос по закону'])
  const left = await db.rows(
    `select 1 from public.contacts where id = any ($1) and (erased_at is null or attributes <> '{}' or unverified_attributes <> '{}' or vouched <> '{}' or name is not null)
     union all select 1 from public.contact_notes where contact_id = any ($1)
     union all select 1 from public.conversations where contact_id = any ($1) and (attributes <> '{}' or contact_name is not null or preview <> '')
     union all select 1 from public.messages m join public.conversations c on c.id = m.conversation_id where c.contact_id = any ($1) and m.body <> ''`,
    [[person.id, visitor.id]],
  )
  expect(left).toEqual([])
})
