import { expect } from 'vitest'
import { contacts, conversations, widgetInbox } from '../../../tests/support/cast.ts'
import { backend, stranger } from '../support/person.ts'
import { expectNoRows, expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { begin, open, otherInbox, shown, tokenOf, visitorSecret } from '../support/widget.ts'

const maria = { user_id: 'maria', company_id: 'northwind', company_name: 'Чужой ветер' }

test('the same user_id in another company’s inbox is another person', async ({ db }) => {
  const inbox = await otherInbox(db)
  const theirs = await open(db, { inbox, identity: maria })
  expect(theirs.contact_id).not.toBe(contacts.maria.id)
  const them = tokenOf(theirs)
  expect(await shown(db, them)).toEqual([])
  await db.as(them, async () => {
    await expectRefused(
      db.query('select public.contact_messages($1)', [conversations.mariaTickets]),
      'PT404',
    )
    await expectNoRows(
      db.rows('select * from public.messages where conversation_id = $1', [
        conversations.mariaTickets,
      ]),
    )
    for (const verb of ['close_my_conversation', 'reopen_my_conversation', 'send_transcript'])
      await expectRefused(
        db.query(`select public.${verb}($1)`, [conversations.mariaTickets]),
        'PT404',
      )
    await expectRefused(
      db.query('select public.rate_conversation($1, 5)', [conversations.mariaLuggage]),
      'PT404',
    )
  })
  // Nor does its backend rename or employ anybody of ours.
  expect(
    await db.rows(
      `select name, inbox_id from public.companies where external_id = 'northwind' order by name`,
    ),
  ).toEqual([
    { name: 'Северный ветер', inbox_id: widgetInbox.id },
    { name: 'Чужой ветер', inbox_id: inbox },
  ])
})

test('a session shows the conversations of its own inbox only, though the contact has others', async ({
  db,
}) => {
  const inbox = await otherInbox(db)
  const mia = tokenOf(await open(db, { identity: { user_id: 'maria' } }))
  const [moved] = await db.rows<{ id: string }>(
    `update public.conversations set inbox_id = $2 where id = $1 returning id`,
    [conversations.mariaTickets, inbox],
  )
  expect(await shown(db, mia)).not.toContain(moved?.id)
  await db.as(mia, async () => {
    await expectRefused(db.query('select public.contact_messages($1)', [moved?.id]), 'PT404')
    await expectRefused(
      db.query(`select public.send_message($1, gen_random_uuid(), 'x')`, [moved?.id]),
      'PT404',
    )
    await expectNoRows(
      db.rows('select 1 from public.messages where conversation_id = $1', [moved?.id]),
    )
  })
})

test('a company that the team made is found and not renamed', async ({ db }) => {
  const id = await db.value(
    `insert into public.companies (name, external_id) values ('Наше имя', 'ours') returning id`,
  )
  const identity = { user_id: 'new', company_id: 'ours', company_name: 'Их имя' }
  const { contact_id } = await open(db, { identity })
  expect(
    await db.one(
      'select c.id, c.name from public.contacts k join public.companies c on c.id = k.company_id where k.id = $1',
      [contact_id],
    ),
  ).toEqual({ id, name: 'Наше имя' })
})

test('an inbox that enforces identities takes nobody without one', async ({ db }) => {
  const secret = visitorSecret()
  await open(db, { secret })
  await db.query('update public.widget_settings set identity_is_enforced = true')
  for (const again of [secret, visitorSecret()]) {
    const error = await expectRefused(open(db, { secret: again }), 'PT401')
    expect(error.message).toBe('identity_required')
  }
  expect((await open(db, { identity: maria })).is_verified).toBe(true)
})

test('only signed attributes are known; the rest is marked, the undeclared dropped', async ({
  db,
}) => {
  await db.query(
    `insert into public.attribute_definitions (subject, key, names, type) values
     ('contact', 'plan', '{"ru": "Тариф", "en": "Plan"}', 'text'), ('contact', 'seats', '{"ru": "Мест", "en": "Seats"}', 'number')`,
  )
  const known = (id: string) =>
    db.one('select attributes, unverified_attributes from public.contacts where id = $1', [id])
  const said = { attributes: { plan: 'gold', seats: 'many', evil: 'x' } }
  const visitor = await open(db, { said })
  expect(await known(visitor.contact_id)).toEqual({
    attributes: {},
    unverified_attributes: { plan: 'gold' },
  })
  const identity = { ...maria, attributes: { seats: 3, evil: 'y' } }
  await open(db, { identity, said })
  expect(await known(contacts.maria.id)).toEqual({
    attributes: { seats: 3 },
    unverified_attributes: { plan: 'gold' },
  })
  await open(db, { identity: { ...identity, attributes: { plan: 'free' } }, said })
  expect(await known(contacts.maria.id)).toEqual({
    attributes: { seats: 3, plan: 'free' },
    unverified_attributes: {},
  })
})

test('a name without a signature fills what is empty and replaces nothing', async ({ db }) => {
  const claimed = { claimed_name: 'Самозванка', claimed_email: 'x@example.test' }
  await open(db, { identity: { user_id: 'maria', ...claimed } })
  const read = (id: string) =>
    db.one(
      'select name, email, email_left_at is not null as is_left from public.contacts where id = $1',
      [id],
    )
  expect(await read(contacts.maria.id)).toEqual({
    name: contacts.maria.name,
    email: 'maria@northwind.test',
    is_left: false,
  })
  const { contact_id } = await open(db, { identity: { user_id: 'fresh', ...claimed } })
  expect(await read(contact_id)).toEqual({
    name: 'Самозванка',
    email: 'x@example.test',
    is_left: true,
  })
  await open(db, { identity: { user_id: 'fresh', email: 'true@example.test' } })
  expect(await read(contact_id)).toMatchObject({ email: 'true@example.test', is_left: false })
})

test('sessions and failures are the backend’s to open and to count', async ({ db }) => {
  const visitor = tokenOf(await open(db))
  for (const person of [visitor, stranger])
    await db.as(person, async () => {
      await expectRefused(
        db.query('select public.note_identity_failure($1, null)', [widgetInbox.id]),
        '42501',
      )
      await expectRefused(
        db.query('select public.open_visitor_session($1, $2)', [widgetInbox.id, visitorSecret()]),
        '42501',
      )
    })
  await begin(db, visitor)
  expect(
    await db.as(backend, () =>
      db.value('select public.note_identity_failure($1, null)', [widgetInbox.id]),
    ),
  ).toBe(0)
})
