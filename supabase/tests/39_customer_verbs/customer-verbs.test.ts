import { expect } from 'vitest'
import { anna, boris, contacts, conversations, darya, teams } from '../../../tests/support/cast.ts'
import { maria, pavel } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { lastEvent } from '../support/queue.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { begin, open, tokenOf, visitorSecret } from '../support/widget.ts'

const id = conversations.mariaTickets

async function why(db: Database, person: Person, sql: string, values: unknown[]): Promise<string> {
  return db.as(
    person,
    async () => (await expectRefused(db.query(`select public.${sql}`, values))).message,
  )
}

test('a customer closes and reopens her conversation; the team sees by whom', async ({ db }) => {
  const mia = await maria(db)
  const closed = await db.as(mia, () =>
    db.value<object>('select public.close_my_conversation($1)', [id]),
  )
  expect(closed).toMatchObject({
    status: 'closed',
    may_rate: true,
    may_reopen: true,
    may_close: false,
  })
  expect(await lastEvent(db, id)).toMatchObject({
    type: 'conversation_closed',
    actor_kind: 'contact',
  })
  await db.as(mia, () => db.query('select public.close_my_conversation($1)', [id]))
  const reopened = await db.as(mia, () =>
    db.value<object>('select public.reopen_my_conversation($1)', [id]),
  )
  expect(reopened).toMatchObject({ status: 'open', may_close: true, may_rate: false })
  expect(
    await db.value('select waiting_since is not null from public.conversations where id = $1', [
      id,
    ]),
  ).toBe(true)
})

test('where the inbox does not let her, and where it is not hers, she does neither', async ({
  db,
}) => {
  const [mia, paul] = [await maria(db), await pavel(db)]
  for (const name of ['close_my_conversation', 'reopen_my_conversation']) {
    expect(await why(db, paul, `${name}($1)`, [id])).toBe('conversation_not_found')
    expect(await why(db, anna, `${name}($1)`, [id])).toBe('not_a_contact')
  }
  await db.query('update public.widget_settings set may_close = false')
  expect(await why(db, mia, 'close_my_conversation($1)', [id])).toBe('closing_not_allowed')
  expect(await why(db, mia, 'reopen_my_conversation($1)', [conversations.mariaLuggage])).toBe(
    'closing_not_allowed',
  )
  await db.query('update public.widget_settings set may_close = true')
  await db.query(
    `update public.conversations set closed_at = now() - interval '2 years' where id = $1`,
    [conversations.mariaLuggage],
  )
  expect(await why(db, mia, 'reopen_my_conversation($1)', [conversations.mariaLuggage])).toBe(
    'reopening_over',
  )
})

test('a visitor leaves an address and corrects it; it opens and joins nothing', async ({ db }) => {
  const secret = visitorSecret()
  const visitor = tokenOf(await open(db, { secret }))
  const leave = (email: string, name: string | null = null) =>
    db.as(visitor, () => db.value('select public.leave_address($1, $2)', [email, name]))
  expect(await leave(' Maria@Northwind.test ', ' Мария ')).toEqual({
    email: 'maria@northwind.test',
  })
  expect(await leave('vasya@example.test')).toEqual({ email: 'vasya@example.test' })
  expect(
    await db.one(
      `select name, email, email_left_at is not null as is_left, (select count(*)::int from public.contact_identities i where i.contact_id = k.id) as identities
       from public.contacts k where id = $1`,
      [visitor.id],
    ),
  ).toEqual({ name: 'Мария', email: 'vasya@example.test', is_left: true, identities: 0 })
  const state = await db.as(visitor, () =>
    db.value<{ inbox: { asks_for_address: boolean }; conversations: object[] }>(
      'select public.widget_state()',
    ),
  )
  expect(state.conversations).toEqual([])
  expect(state.inbox.asks_for_address).toBe(false)
})

test('addresses that are none, and addresses that others know, are not left', async ({ db }) => {
  const visitor = tokenOf(await open(db))
  for (const bad of [
    '',
    'a',
    'a@b',
    'a b@c.test',
    '"x"@c.test',
    'a@b.test,c@d.test',
    `${'a'.repeat(250)}@b.test`,
    null,
  ])
    expect(await why(db, visitor, 'leave_address($1)', [bad])).toBe('address_invalid')
  const mia = await maria(db)
  expect(await why(db, mia, 'leave_address($1)', ['other@example.test'])).toBe('address_known')
  await db.as(visitor, () => db.query(`select public.leave_address('a@b.test')`))
  await db.query(`update public.contacts set email = 'team@wrote.test' where id = $1`, [visitor.id])
  expect(await why(db, visitor, 'leave_address($1)', ['c@d.test'])).toBe('address_known')
  expect(await why(db, anna, 'leave_address($1)', ['c@d.test'])).toBe('not_a_contact')
})

test('a transcript goes to the customer’s own address, three a day', async ({ db }) => {
  const mia = await maria(db)
  const send = () => db.as(mia, () => db.value<object>('select public.send_transcript($1)', [id]))
  for (let n = 0; n < 3; n += 1) expect(await send()).toEqual({ to: 'm…@northwind.test' })
  expect(await why(db, mia, 'send_transcript($1)', [id])).toBe('rate_limited')
  expect(await lastEvent(db, id)).toMatchObject({ type: 'transcript_sent', actor_kind: 'contact' })
  expect(
    await db.value(`select count(*)::int from pgboss.job where name = 'messages/mail-transcript'`),
  ).toBe(3)
  expect(await why(db, mia, 'send_transcript($1, $2)', [id, 'other@example.test'])).toBe(
    'address_known',
  )
})

test('nobody’s mailbox is filled through it: no answer, no mail; many visitors, one recipient', async ({
  db,
}) => {
  const victim = 'victim@example.test'
  const attack = async (answered: boolean) => {
    const visitor = tokenOf(await open(db))
    const conversation = await begin(db, visitor, 'купите')
    if (answered)
      await db.as(boris, () =>
        db.query(`select public.send_message($1, gen_random_uuid(), 'Здравствуйте')`, [
          conversation,
        ]),
      )
    return db
      .as(visitor, () =>
        db.value<{ to: string }>('select public.send_transcript($1, $2)', [conversation, victim]),
      )
      .then(
        ({ to }) => to,
        (error: { message: string }) => error.message,
      )
  }
  expect(await attack(false)).toBe('transcript_empty')
  const sent = []
  for (let n = 0; n < 5; n += 1) sent.push(await attack(true))
  expect(sent).toEqual([
    ...Array.from({ length: 3 }, () => 'v…@example.test'),
    'rate_limited',
    'rate_limited',
  ])
  await db.query('update public.widget_settings set sends_transcripts = false')
  expect(await attack(true)).toBe('transcript_not_allowed')
})

test('without an address there is nowhere to send', async ({ db }) => {
  const visitor = tokenOf(await open(db))
  const conversation = await begin(db, visitor)
  await db.as(boris, () =>
    db.query(`select public.send_message($1, gen_random_uuid(), 'Да?')`, [conversation]),
  )
  expect(await why(db, visitor, 'send_transcript($1)', [conversation])).toBe('address_missing')
  expect(await why(db, visitor, 'send_transcript($1)', [id])).toBe('conversation_not_found')
})

test('the state tells who is there, when the team is back, and asks for an address then', async ({
  db,
}) => {
  type State = {
    inbox: {
      is_open_now: boolean
      opens_at: string | null
      faces: { name: string }[]
      asks_for_address: boolean
      expects_minutes: number | null
    }
    contact: { is_verified: boolean }
  }
  const visitor = tokenOf(await open(db))
  const state = () => db.as(visitor, () => db.value<State>('select public.widget_state()'))
  await db.query(`update public.members set availability = 'online' where id in ($1, $2)`, [
    anna.id,
    darya.id,
  ])
  await db.query('update public.widget_settings set expects_minutes = 10')
  expect(await state()).toMatchObject({
    contact: { is_verified: false },
    inbox: {
      is_open_now: true,
      opens_at: null,
      expects_minutes: 10,
      faces: [{ name: 'Анна Морозова' }],
      asks_for_address: false,
    },
  })
  await db.query(
    `insert into public.team_holidays (team_id, day) select $1, (now() at time zone 'Europe/Moscow')::date + n from generate_series(0, 1) n`,
    [teams.tickets],
  )
  const shut = await state()
  expect(shut.inbox).toMatchObject({ is_open_now: false, asks_for_address: true })
  expect(shut.inbox.opens_at).toBeTruthy()
  const mia = await maria(db)
  const known = await db.as(mia, () => db.value<State>('select public.widget_state()'))
  expect(known).toMatchObject({
    contact: { id: contacts.maria.id, is_verified: true },
    inbox: { asks_for_address: false },
  })
})
