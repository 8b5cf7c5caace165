import { expect } from 'vitest'
import { conversations } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { expectNoRows, expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

/** Tokens that Auth or the widget-session function would never write, should another issuer be trusted. */
const malformed = [
  { sub: 'not-a-uuid' },
  { sub: null },
  { kind: 'contact', sub: 'not-a-uuid', visitor_session_id: crypto.randomUUID() },
  { kind: 'contact', sub: crypto.randomUUID(), visitor_session_id: 'not-a-uuid' },
  { kind: 'contact' },
]

const become = (db: Database, claims: object) =>
  db.query(
    `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`,
    [JSON.stringify(claims)],
  )

test.for(malformed)(
  'a token with %j is a stranger’s: it sees nothing and is refused by name',
  async (claims, { db }) => {
    await become(db, claims)
    for (const table of ['conversations', 'messages', 'notes', 'members', 'attachments'])
      await expectNoRows(db.rows(`select * from public.${table}`))
    const verb = 'select public.send_message($1, gen_random_uuid(), $2)'
    const error = await expectRefused(db.query(verb, [conversations.mariaTickets, 'x']), '42501')
    expect(error.message).toBe('not_a_member')
    expect((await expectRefused(db.query('select public.widget_state()'), '42501')).message).toBe(
      'not_a_contact',
    )
  },
)
