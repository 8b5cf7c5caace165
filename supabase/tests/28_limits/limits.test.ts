import { expect } from 'vitest'
import {
  anna,
  contacts,
  conversations,
  darya,
  vera,
  widgetInbox,
} from '../../../tests/support/cast.ts'
import { backend } from '../support/person.ts'
import { expectRefused } from '../support/refusal.ts'
import type { Database } from '../support/database.ts'
import { test } from '../support/test.ts'
import { begin, open, shown, tokenOf, visitorSecret } from '../support/widget.ts'

const limit = (db: Database, kind: string, burst: number, seconds: number) =>
  db.query('update private.rate_limits set burst = $2, per_seconds = $3 where kind = $1', [
    kind,
    burst,
    seconds,
  ])

/** As if every bucket was looked at so many seconds ago. */
const pass = (db: Database, seconds: number) =>
  db.query(`update private.rate_buckets set filled_at = filled_at - make_interval(secs => $1)`, [
    seconds,
  ])

async function expectLimited(attempt: Promise<unknown>): Promise<number> {
  const error = await expectRefused(attempt, 'PT429')
  expect(error.message).toBe('rate_limited')
  return Number(error.detail)
}

const address = '203.0.113.7'

test('a bucket gives what it holds, then says how long to wait, and refills', async ({ db }) => {
  await db.query(`insert into private.rate_limits values ('trial', 3, 30)`)
  const spend = () => db.value<number>(`select private.spend('trial', 'me')`)
  expect([await spend(), await spend(), await spend()]).toEqual([0, 0, 0])
  const wait = await spend()
  expect(wait).toBeGreaterThan(8)
  expect(wait).toBeLessThanOrEqual(10)
  await pass(db, 10)
  expect([await spend(), (await spend()) > 0]).toEqual([0, true])
  await pass(db, 10_000)
  expect([await spend(), await spend(), await spend(), (await spend()) > 0]).toEqual([
    0,
    0,
    0,
    true,
  ])
  expect(await db.value(`select private.spend('trial', 'other')`)).toBe(0)
  expect(await db.value(`select private.spend('nothing_like_it', 'me')`)).toBe(0)
  expect(await db.value(`select private.spend('trial', null)`)).toBe(0)
})

test('one visitor begins six conversations, and a refused one is not made', async ({ db }) => {
  const visitor = tokenOf(await open(db))
  for (let n = 0; n < 6; n += 1) await begin(db, visitor)
  expect(await expectLimited(begin(db, visitor))).toBeGreaterThan(3600)
  expect(await shown(db, visitor)).toHaveLength(6)
})

test('a repeated start is no new conversation', async ({ db }) => {
  const visitor = tokenOf(await open(db))
  await limit(db, 'conversation_visitor', 1, 3600)
  const keys = [crypto.randomUUID(), crypto.randomUUID()]
  for (let n = 0; n < 3; n += 1)
    await db.as(visitor, () => db.query(`select public.start_conversation($1, $2, 'x')`, keys))
  await expectLimited(begin(db, visitor))
})

test('another browser at the same address shares its limit; a known customer does not', async ({
  db,
}) => {
  const one = tokenOf(await open(db, { address }))
  for (let n = 0; n < 6; n += 1) await begin(db, one)
  await expectLimited(begin(db, tokenOf(await open(db, { address }))))
  await begin(db, tokenOf(await open(db, { address, identity: { user_id: 'maria' } })))
  await begin(db, tokenOf(await open(db, { address: '203.0.113.8' })))
})

test('a /64 is one address; the machine itself is none; nonsense is none', async ({ db }) => {
  const hash = (given: string | null) =>
    db.value<Buffer | null>('select private.address_hash($1)', [given])
  expect(await hash('2001:db8::1')).toEqual(await hash('2001:db8::ffff'))
  expect(await hash('2001:db8::1')).not.toEqual(await hash('2001:db8:0:1::1'))
  for (const none of [null, '', '127.0.0.1', '::1', '::ffff:127.0.0.1', 'localhost', `' or 1=1`])
    expect(await hash(none)).toBeNull()
  // Yesterday's hash is another: with its salt gone nobody can tell whose it was.
  const today = await hash(address)
  await db.query(`update private.address_salts set day = day - 1`)
  expect(await hash(address)).not.toEqual(today)
})

test('new browsers are limited by address and by inbox, returning ones are not', async ({ db }) => {
  await limit(db, 'session_address', 2, 3600)
  const secret = visitorSecret()
  await open(db, { secret, address })
  await open(db, { address })
  await expectLimited(open(db, { address }))
  await open(db, { secret, address })
  await limit(db, 'session_inbox', 1, 3600)
  await db.query('delete from private.rate_buckets')
  await open(db)
  await expectLimited(open(db))
})

test('messages: sixty a minute, a repeated send is free, members are free', async ({ db }) => {
  await limit(db, 'message_visitor', 3, 60)
  const visitor = tokenOf(await open(db))
  const id = await begin(db, visitor)
  const key = crypto.randomUUID()
  const say = (client: string) => db.query(`select public.send_message($1, $2, 'x')`, [id, client])
  await db.as(visitor, async () => {
    await say(key)
    await say(key)
    await say(key)
    await say(crypto.randomUUID())
    const wait = await expectLimited(say(crypto.randomUUID()))
    expect(wait).toBeLessThanOrEqual(20)
  })
  expect(await db.value('select last_seq::int from public.conversations where id = $1', [id])).toBe(
    3,
  )
  await db.as(anna, async () => {
    for (let n = 0; n < 5; n += 1) await say(crypto.randomUUID())
  })
})

test('a customer’s message and file are as long as the inbox allows', async ({ db }) => {
  await db.query('update public.widget_settings set message_limit = 5, file_limit = 1000')
  const visitor = tokenOf(await open(db))
  const error = await expectRefused(begin(db, visitor, 'шестых'), 'PT400')
  expect(error.message).toBe('message_too_long')
  const id = await begin(db, visitor, 'пятый')
  const file = (bytes: number) =>
    db.query(`select public.register_attachment($1, 'a.png', 'image/png', $2)`, [id, bytes])
  await db.as(visitor, async () => {
    await file(1000)
    expect((await expectRefused(file(1001), 'PT413')).message).toBe('file_too_large')
  })
  await db.query('update public.widget_settings set takes_files = false')
  await db.as(visitor, async () =>
    expect((await expectRefused(file(1), 'PT403')).message).toBe('files_not_allowed'),
  )
  await db.as(anna, () =>
    db.query(`select public.send_message($1, gen_random_uuid(), 'длиннее')`, [id]),
  )
})

test('refused identities are counted by address and say when to come back', async ({ db }) => {
  await limit(db, 'identity_address', 2, 600)
  const fail = (from: string) =>
    db.as(backend, () =>
      db.value<number>('select public.note_identity_failure($1, $2)', [widgetInbox.id, from]),
    )
  expect([await fail(address), await fail(address)]).toEqual([0, 0])
  expect(await fail(address)).toBeGreaterThan(200)
  expect(await fail('203.0.113.8')).toBe(0)
})

test('a blocked visitor is out at once, and does not come back as somebody else', async ({
  db,
}) => {
  const secret = visitorSecret()
  const visitor = tokenOf(await open(db, { secret, address }))
  const id = await begin(db, visitor)
  const topic = await db.value<string>('select private.contact_topic($1)', [visitor.id])
  const blocked = await db.as(anna, () =>
    db.value<{ blocked_at: string }>('select public.block_contact($1)', [visitor.id]),
  )
  expect(blocked.blocked_at).toBeTruthy()
  await db.as(visitor, async () => {
    await expectRefused(db.query(`select public.send_message($1, gen_random_uuid(), 'x')`, [id]))
    await expectRefused(db.query('select public.widget_state()'), '42501')
    expect(await db.value('select private.may_receive($1)', [topic])).toBe(false)
  })
  for (const again of [secret, visitorSecret()]) {
    const error = await expectRefused(open(db, { secret: again, address }), '42501')
    expect(error.message).toBe('contact_blocked')
  }
  // Colleagues of the same address whom somebody vouches for go on.
  await open(db, { address, identity: { user_id: 'pavel' } })
  await db.as(anna, () => db.query('select public.unblock_contact($1)', [visitor.id]))
  await open(db, { secret, address })
  expect(
    await db.rows(`select kind from public.audit_entries where subject_id = $1 order by id`, [
      visitor.id,
    ]),
  ).toEqual([{ kind: 'contact_blocked' }, { kind: 'contact_unblocked' }])
})

test('blocking is for those who see the person and may manage contacts', async ({ db }) => {
  const block = 'select public.block_contact($1)'
  await db.as(darya, () => expectRefused(db.query(block, [contacts.maria.id]), 'PT404'))
  await db.query(
    `update public.roles set permissions = array_remove(permissions, 'manage_contacts') where key = 'agent'`,
  )
  for (const name of ['block_contact', 'unblock_contact'])
    await db.as(anna, () =>
      expectRefused(db.query(`select public.${name}($1)`, [contacts.maria.id]), '42501'),
    )
  const mia = tokenOf(await open(db, { identity: { user_id: 'maria' } }))
  await db.as(mia, () => expectRefused(db.query(block, [contacts.pavel.id]), '42501'))
  await db.as(vera, () => db.query(block, [contacts.maria.id]))
  expect(conversations.mariaTickets).toBeTruthy()
})
