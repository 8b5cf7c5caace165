import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, artem, boris, contacts, conversations, darya } from '../../../tests/support/cast.ts'
import { customer, maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { backend, type Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const id = contacts.maria.id
const edit = (db: Database, changes: unknown, who: Person = anna) =>
  verb(db, who, 'edit_contact($1, $2)', [id, changes])
const note = (db: Database, who: Person, body: string) =>
  verb<{ id: string }>(db, who, 'write_contact_note($1, $2, $3)', [id, randomUUID(), body])

test.for([
  ['8 (912) 345-67-89', '+79123456789'],
  ['912 345 67 89', '+79123456789'],
  ['+44 20 7946 0958', '+442079460958'],
  ['0044 20 7946 0958', '+442079460958'],
  ['12345', null],
  ['call me', null],
] as const)('the number %s is kept as %s', async ([written, kept], { db }) => {
  expect(await db.value('select private.plain_phone($1)', [written])).toBe(kept)
})

test('a change is checked, kept in one spelling and told to whoever looks', async ({ db }) => {
  const card = await edit(db, {
    name: ' Мария   Ивановна ',
    email: ' M@Example.RU ',
    phone: '89123456789',
  })
  expect(card).toMatchObject({
    name: 'Мария Ивановна',
    email: 'm@example.ru',
    phone: '+79123456789',
  })
  const named = 'select contact_name from public.conversations where id = $1'
  expect(await db.value(named, [conversations.mariaTickets])).toBe('Мария Ивановна')
  const told = `select count(*)::int from realtime.messages where event = 'contact_changed' and payload ->> 'contact_id' = $1`
  expect(await db.value(told, [id])).toBeGreaterThan(0)
})

test('nobody has a card that says nothing', async ({ db }) => {
  expect(await verb(db, artem, 'contact_card($1)', [randomUUID()])).toBeNull()
})

test('what makes no sense is named and changes nothing', async ({ db }) => {
  for (const [changes, reason] of [
    [{ email: 'нет' }, 'email_invalid'],
    [{ phone: '12' }, 'phone_invalid'],
    [{ locale: 'de' }, 'locale_unknown'],
    [{ name: 'я'.repeat(121) }, 'contact_name_too_long'],
    [{ company_id: randomUUID() }, 'company_not_found'],
    [{ access_epoch: 9 }, 'contact_field_unknown'],
  ] as const) {
    const error = await expectRefused(edit(db, { name: 'Не она', ...changes }))
    expect(error.message).toBe(reason)
  }
  expect(await db.value('select name from public.contacts where id = $1', [id])).toBe(
    contacts.maria.name,
  )
})

test('a correction outlives the next visit, until the page says something else', async ({ db }) => {
  const visit = (name: string) =>
    db.as(backend, () =>
      db.query('select public.open_visitor_session($1, $2, $3)', [
        '0d000000-0000-4000-8000-000000000001',
        `${randomUUID()}${randomUUID()}`,
        { user_id: contacts.maria.userId, name },
      ]),
    )
  const name = () => db.value('select name from public.contacts where id = $1', [id])
  await visit('Мария И.')
  expect(await name()).toBe('Мария И.')
  await edit(db, { name: 'Мария Иванова-Петрова' })
  await visit('Мария И.')
  expect(await name()).toBe('Мария Иванова-Петрова')
  expect(await db.value('select vouched from public.contacts where id = $1', [id])).toMatchObject({
    name: 'Мария И.',
  })
  await visit('Мария Петрова')
  expect(await name()).toBe('Мария Петрова')
})

test('a person is read whole by whoever sees one conversation of it', async ({ db }) => {
  await note(db, anna, 'Предпочитает места у окна')
  const card = await verb<{ notes: unknown[] }>(db, boris, 'contact_card($1)', [id])
  expect(card).toMatchObject({ id, identities: [{ channel: 'widget', is_verified: true }] })
  expect(card.notes).toMatchObject([{ body: 'Предпочитает места у окна', author_id: anna.id }])
  expect(await verb(db, darya, 'contact_card($1)', [id])).toBeNull()
})

test('participants: who replied, wrote notes, was named and looked', async ({ db }) => {
  const who = await verb<{ member_id: string; replied: boolean }[]>(db, boris, 'participants($1)', [
    conversations.mariaTickets,
  ])
  expect(who.find(({ member_id }) => member_id === anna.id)).toMatchObject({ replied: true })
})

test('the author alone edits and deletes a note', async ({ db }) => {
  const { id: written } = await note(db, anna, 'Первое')
  for (const call of ['edit_contact_note($1, $2)', 'delete_contact_note($1)']) {
    const values = call.startsWith('edit') ? [written, 'Чужое'] : [written]
    expect((await expectRefused(verb(db, boris, call, values), '42501')).message).toBe(
      'not_permitted',
    )
  }
  expect(await verb(db, anna, 'edit_contact_note($1, $2)', [written, 'Второе'])).toMatchObject({
    body: 'Второе',
  })
  await verb(db, anna, 'delete_contact_note($1)', [written])
  expect(await db.rows('select 1 from public.contact_notes where id = $1', [written])).toEqual([])
})

refusal(
  'contact_notes',
  'customers and teams that do not see the person read none',
  async ({ db }) => {
    await note(db, anna, 'Только для команды')
    const mia = await maria(db)
    for (const person of [mia, darya, await customer(db)]) {
      await db.as(person, () => expectNoRows(db.query('select * from public.contact_notes')))
    }
    await expectRefused(note(db, darya, 'Не вижу её'), 'PT404')
    await expectRefused(note(db, mia, 'Это я'), '42501')
    const direct = `insert into public.contact_notes (contact_id, client_id, author_id, body) values ($1, $1, $2, 'x')`
    await db.as(artem, () => expectRefused(db.query(direct, [id, artem.id]), '42501'))
  },
)

refusal(
  'contacts',
  'whoever may not manage contacts, or does not see one, changes none',
  async ({ db }) => {
    await expectRefused(edit(db, { name: 'Я' }, darya), 'PT404')
    await expectRefused(edit(db, { name: 'Я' }, await maria(db)), '42501')
    const direct = `update public.contacts set name = 'x' where id = $1`
    await db.as(artem, () => expectRefused(db.query(direct, [id]), '42501'))
  },
)
