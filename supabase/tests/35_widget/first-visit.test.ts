import { expect } from 'vitest'
import { contacts, conversations, widgetInbox } from '../../../tests/support/cast.ts'
import { customer, maria } from '../support/customer.ts'
import { backend } from '../support/person.ts'
import { copyRace } from '../support/race.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const open = 'select public.open_visitor_session($1, $2, $3) as session'
const secret = () => `${crypto.randomUUID()}${crypto.randomUUID()}`

test('tabs that are restored at once share one session and one visitor', async ({ pool }) => {
  await copyRace(pool, async (connect) => {
    const tabs = await Promise.all(Array.from({ length: 4 }, () => connect(backend)))
    for (const identity of [null, { user_id: 'nova', name: 'Нова', company_id: 'n' }]) {
      const shared = secret()
      const before = await tabs[0]!.query('select count(*)::int as n from public.contacts')
      const opened = await Promise.all(
        tabs.map((tab) => tab.query(open, [widgetInbox.id, shared, identity])),
      )
      expect(new Set(opened.map(({ rows }) => rows[0].session.session_id)).size).toBe(1)
      const after = await tabs[0]!.query('select count(*)::int as n from public.contacts')
      expect(after.rows[0].n - before.rows[0].n).toBe(1)
    }
  })
})

test('what the function forgot is refused by name', async ({ db }) => {
  const refused = (...values: unknown[]) =>
    db.as(backend, async () => (await expectRefused(db.query(open, values))).message)
  expect(await refused(widgetInbox.id, null, null)).toBe('secret_too_short')
  expect(await refused(null, secret(), null)).toBe('inbox_not_found')
  expect(await refused(crypto.randomUUID(), secret(), null)).toBe('inbox_not_found')
  expect(await refused(widgetInbox.id, secret(), {})).toBe('identity_invalid')
  expect(await refused(widgetInbox.id, secret(), { user_id: '' })).toBe('identity_invalid')
})

test('a visit that brings no news writes nothing about contact and company', async ({ db }) => {
  const identity = {
    user_id: 'maria',
    name: contacts.maria.name,
    company_id: 'northwind',
    company_name: 'Северный ветер',
  }
  const versions = () =>
    db.one(
      `select c.xmin as company, k.xmin as contact from public.contacts k
       join public.companies c on c.id = k.company_id where k.id = $1`,
      [contacts.maria.id],
    )
  const before = await versions()
  await db.as(backend, () => db.query(open, [widgetInbox.id, secret(), identity]))
  expect(await versions()).toEqual(before)
  const renamed = { ...identity, company_name: 'Северный ветер+' }
  await db.as(backend, () => db.query(open, [widgetInbox.id, secret(), renamed]))
  expect(await db.value(`select name from public.companies where external_id = 'northwind'`)).toBe(
    'Северный ветер+',
  )
})

type Started = { conversation: { id: string; last_seq: number; preview: string } }
const start = 'select public.start_conversation($1, $2, $3, $4)'

test('the answer to a start shows the conversation with its first message', async ({ db }) => {
  const visitor = await customer(db)
  const keys = [crypto.randomUUID(), crypto.randomUUID()]
  const begin = () => db.as(visitor, () => db.value<Started>(start, [...keys, 'Где билет?', null]))
  const first = await begin()
  expect(first.conversation).toMatchObject({
    last_seq: 1,
    preview: 'Где билет?',
    preview_from: 'contact',
    my_read_seq: 1,
  })
  expect(await begin()).toEqual(first)
})

test('a start whose answer was lost is found again, though its category is gone', async ({
  db,
}) => {
  const visitor = await customer(db)
  const category = await db.value(`select id from public.categories where key = 'hotels'`)
  const values = [crypto.randomUUID(), crypto.randomUUID(), 'x', category]
  const first = await db.as(visitor, () => db.value<Started>(start, values))
  await db.query('update public.categories set archived_at = now() where id = $1', [category])
  expect(await db.as(visitor, () => db.value<Started>(start, values))).toEqual(first)
  const error = await db.as(visitor, () =>
    expectRefused(
      db.query(start, [crypto.randomUUID(), crypto.randomUUID(), 'x', category]),
      'PT404',
    ),
  )
  expect(error.message).toBe('category_not_found')
})

test('a catch-up that is cut short says how far it came, and the next goes on there', async ({
  db,
}) => {
  const mia = await maria(db)
  const id = conversations.mariaTickets
  await db.query(
    `select set_config('otklik.quiet', 'on', true),
       private.add_message(c, 'contact', c.contact_id, gen_random_uuid(), n::text, '{}')
     from generate_series(1, 1100) n, public.conversations c where c.id = $1`,
    [id],
  )
  type Page = { position: number; messages: { seq: number }[] }
  const after = (position: number) =>
    db.as(mia, () =>
      db.value<Page>('select public.contact_messages($1, since_position => $2)', [id, position]),
    )
  const first = await after(0)
  const second = await after(first.position)
  const seqs = [...first.messages, ...second.messages].map((message) => message.seq)
  expect(new Set(seqs).size).toBe(1104)
  expect(first.messages.length).toBe(1000)
  const position = await db.value('select position from public.conversations where id = $1', [id])
  expect(String(second.position)).toBe(position)
  expect((await after(second.position)).messages).toEqual([])
})
