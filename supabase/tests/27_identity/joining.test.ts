import { expect } from 'vitest'
import { anna, contacts, conversations, widgetInbox } from '../../../tests/support/cast.ts'
import { backend } from '../support/person.ts'
import { copyRace } from '../support/race.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { begin, open, otherInbox, shown, tokenOf, visitorSecret } from '../support/widget.ts'
import { lastEvent } from '../support/queue.ts'

const maria = { user_id: contacts.maria.userId }

test('what a visitor wrote in this browser joins the customer it turns out to be', async ({
  db,
}) => {
  const secret = visitorSecret()
  const before = await open(db, { secret })
  const visitor = tokenOf(before)
  const id = await begin(db, visitor, 'Кто я?')
  await db.as(anna, () =>
    db.query(`select public.send_message($1, gen_random_uuid(), 'Мария?')`, [id]),
  )
  const topic = () => db.value<string>(`select private.contact_topic($1)`, [before.contact_id])
  const epoch = () => db.value('select access_epoch from public.conversations where id = $1', [id])
  const [topicBefore, epochBefore] = [await topic(), await epoch()]

  const known = await open(db, { identity: maria, visitorSecret: secret })
  expect(known).toMatchObject({ contact_id: contacts.maria.id, is_verified: true, joined: 1 })
  const mia = tokenOf(known)
  expect(await shown(db, mia)).toContain(id)
  expect(await lastEvent(db, id)).toMatchObject({
    type: 'conversation_identified',
    actor_kind: 'contact',
    payload: { contact_id: contacts.maria.id, from_contact_id: before.contact_id },
  })
  // Its message is hers, so that a repeated send finds it; what she had read stays read.
  expect(
    await db.rows(
      `select m.author_id, c.contact_name, (select r.reader_id from public.read_marks r where r.conversation_id = c.id and r.reader_kind = 'contact') as reader
       from public.conversations c join public.messages m on m.conversation_id = c.id and m.seq = 1 where c.id = $1`,
      [id],
    ),
  ).toEqual([
    { author_id: contacts.maria.id, contact_name: contacts.maria.name, reader: contacts.maria.id },
  ])
  // Old names of topics are dead, and the old secret and token open nothing.
  expect([await topic(), await epoch()]).not.toEqual([topicBefore, epochBefore])
  await db.as(visitor, async () => {
    expect(await db.value('select private.may_receive($1)', [topicBefore])).toBe(false)
    await expectRefused(db.query('select public.widget_state()'), '42501')
    await expectRefused(db.query('select public.contact_messages($1)', [id]), '42501')
  })
  await expectRefused(open(db, { secret }), 'PT401')
})

test('a visitor’s own words about itself do not become the customer’s', async ({ db }) => {
  const secret = visitorSecret()
  const visitor = tokenOf(await open(db, { secret }))
  await begin(db, visitor)
  await db.as(visitor, () =>
    db.query(`select public.leave_address('evil@attacker.test', 'Злодей')`),
  )
  await open(db, { identity: maria, visitorSecret: secret })
  expect(
    await db.one('select name, email from public.contacts where id = $1', [contacts.maria.id]),
  ).toEqual({ name: contacts.maria.name, email: 'maria@northwind.test' })
  expect(
    await db.one('select name, email from public.contacts where id = $1', [visitor.id]),
  ).toEqual({ name: null, email: null })
})

test('joining again, or with a secret that is none, joins nothing', async ({ db }) => {
  const secret = visitorSecret()
  await begin(db, tokenOf(await open(db, { secret })))
  const mine = visitorSecret()
  const joined = async (visitorSecret: string) =>
    (await open(db, { secret: mine, identity: maria, visitorSecret })).joined
  expect(await joined(secret)).toBe(1)
  expect(await joined(secret)).toBe(0)
  expect(await joined(mine)).toBe(0)
  expect(await joined(visitorSecret())).toBe(0)
  expect(await joined('short')).toBe(0)
})

test('a known customer’s secret joins nobody else: not even with a signature', async ({ db }) => {
  const secret = visitorSecret()
  const mia = tokenOf(await open(db, { secret, identity: maria }))
  const pavel = await open(db, { identity: { user_id: 'pavel' }, visitorSecret: secret })
  expect(pavel.joined).toBe(0)
  expect(await shown(db, mia)).toContain(conversations.mariaTickets)
  expect(await shown(db, tokenOf(pavel))).not.toContain(conversations.mariaTickets)
})

test('a visitor without a signature joins nobody, whatever secret it brings', async ({ db }) => {
  const secret = visitorSecret()
  const first = tokenOf(await open(db, { secret }))
  const id = await begin(db, first)
  const second = await open(db, { visitorSecret: secret })
  expect(second.joined).toBe(0)
  expect(await shown(db, tokenOf(second))).toEqual([])
  expect(await shown(db, first)).toEqual([id])
})

test('history of another inbox, of an ended session or of the blocked stays where it is', async ({
  db,
}) => {
  const elsewhere = visitorSecret()
  const inbox = await otherInbox(db)
  const stranger = tokenOf(await open(db, { secret: elsewhere, inbox }))
  const id = await begin(db, stranger)
  expect((await open(db, { identity: maria, visitorSecret: elsewhere })).joined).toBe(0)
  expect(await shown(db, stranger)).toEqual([id])

  const ended = visitorSecret()
  const gone = await open(db, { secret: ended })
  await begin(db, tokenOf(gone))
  await db.as(backend, () => db.query('select public.end_visitor_session($1)', [gone.session_id]))
  expect((await open(db, { identity: maria, visitorSecret: ended })).joined).toBe(0)

  const shut = visitorSecret()
  const bad = tokenOf(await open(db, { secret: shut }))
  await begin(db, bad)
  await db.query('update public.contacts set blocked_at = now() where id = $1', [bad.id])
  expect((await open(db, { identity: maria, visitorSecret: shut })).joined).toBe(0)
})

test('a visitor whom the team merged with a known person is not taken over by another', async ({
  db,
}) => {
  const secret = visitorSecret()
  const visitor = tokenOf(await open(db, { secret }))
  const id = await begin(db, visitor)
  await db.query(
    `insert into public.contact_identities (contact_id, channel, external_id) values ($1, 'email', 'v@example.test')`,
    [visitor.id],
  )
  expect((await open(db, { identity: maria, visitorSecret: secret })).joined).toBe(0)
  expect(await shown(db, visitor)).toEqual([id])
})

test('a secret begun as a visitor stays a visitor’s: a signature needs a new one', async ({
  db,
}) => {
  const secret = visitorSecret()
  await open(db, { secret })
  const error = await expectRefused(open(db, { secret, identity: maria }), 'PT409')
  expect(error.message).toBe('session_of_another')
})

test('client ids that both have used are no hindrance', async ({ db }) => {
  const key = crypto.randomUUID()
  const start = `select public.start_conversation($1, gen_random_uuid(), 'x')`
  const mia = tokenOf(await open(db, { identity: maria }))
  await db.as(mia, () => db.query(start, [key]))
  const secret = visitorSecret()
  await db.as(tokenOf(await open(db, { secret })), () => db.query(start, [key]))
  expect((await open(db, { identity: maria, visitorSecret: secret })).joined).toBe(1)
})

test('two tabs that sign in at once join once, and a conversation begun meanwhile is not lost', async ({
  pool,
}) => {
  await copyRace(pool, async (connect) => {
    const [one, two] = await Promise.all([connect(backend), connect(backend)])
    const secret = visitorSecret()
    const sql = 'select public.open_visitor_session($1, $2, $3, $4) as s'
    const opened = (await one.query(sql, [widgetInbox.id, secret, null, null])).rows[0].s
    const visitor = await connect(tokenOf(opened))
    const start = () =>
      visitor
        .query(`select public.start_conversation(gen_random_uuid(), gen_random_uuid(), 'x')`)
        .then(
          () => 'begun',
          (error: { message: string }) => error.message,
        )
    expect(await start()).toBe('begun')
    const [a, b, meanwhile] = await Promise.all([
      one.query(sql, [widgetInbox.id, visitorSecret(), maria, secret]),
      two.query(sql, [widgetInbox.id, visitorSecret(), maria, secret]),
      start(),
    ])
    const joined = a.rows[0].s.joined + b.rows[0].s.joined
    expect(['begun', 'not_a_contact']).toContain(meanwhile)
    expect(joined).toBe(meanwhile === 'begun' ? 2 : 1)
    const left = await one.query(
      'select count(*)::int as n from public.conversations where contact_id = $1',
      [opened.contact_id],
    )
    expect(left.rows[0].n).toBe(0)
  })
})
