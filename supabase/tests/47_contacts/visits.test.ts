import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, contacts, conversations, darya, widgetInbox } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { backend } from '../support/person.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const secret = `${randomUUID()}${randomUUID()}`
const visit = (db: Database, url: string, title: string) =>
  db.as(backend, () =>
    db.query('select public.open_visitor_session($1, $2, $3, null, $4)', [
      widgetInbox.id,
      secret,
      { user_id: contacts.maria.userId },
      { page: { url, title }, agent: { browser: 'Firefox 145', system: 'Windows' } },
    ]),
  )
const told = (db: Database) =>
  db.value<number>(
    `select count(*)::int from realtime.messages where event = 'contact_changed'
       and payload ->> 'conversation_id' = $1`,
    [conversations.mariaTickets],
  )

test('the page a customer is on is on its card, and told to whoever has it before them', async ({
  db,
}) => {
  await visit(db, 'https://shop.test/a', 'А')
  const before = await told(db)
  await visit(db, 'https://shop.test/a', 'А')
  expect(await told(db)).toBe(before)
  await visit(db, 'https://shop.test/b', 'Б')
  expect(await told(db)).toBe(before + 1)
  expect(await verb(db, anna, 'contact_card($1)', [contacts.maria.id])).toMatchObject({
    visit: {
      page_url: 'https://shop.test/b',
      page_title: 'Б',
      browser: 'Firefox 145',
      system: 'Windows',
      seen_at: expect.any(String),
    },
  })
  expect(await verb(db, darya, 'contact_card($1)', [contacts.maria.id])).toBeNull()
})
