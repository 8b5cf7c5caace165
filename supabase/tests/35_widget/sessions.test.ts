import { expect } from 'vitest'
import { contacts, conversations, vera, widgetInbox } from '../../../tests/support/cast.ts'
import { customer, maria } from '../support/customer.ts'
import { backend } from '../support/person.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const open = 'select public.open_visitor_session($1, $2, $3)'
const secret = () => `${crypto.randomUUID()}${crypto.randomUUID()}`

test('a secret finds the same visitor again', async ({ db }) => {
  const mine = secret()
  await db.as(backend, async () => {
    const first = await db.value('select public.open_visitor_session($1, $2)', [
      widgetInbox.id,
      mine,
    ])
    expect(
      await db.value('select public.open_visitor_session($1, $2)', [widgetInbox.id, mine]),
    ).toEqual(first)
  })
})

test('a signed identity finds its contact from any browser and carries new facts', async ({
  db,
}) => {
  const identity = {
    user_id: 'maria',
    name: 'Мария П.',
    company_id: 'northwind',
    company_name: 'Северный ветер',
  }
  const session = await db.as(backend, () =>
    db.value<{ contact_id: string }>(open, [widgetInbox.id, secret(), identity]),
  )
  expect(session.contact_id).toBe(contacts.maria.id)
  expect(
    await db.value('select name from public.contacts where id = $1', [contacts.maria.id]),
  ).toBe('Мария П.')
})

test('a visitor’s secret does not become a known customer’s, nor the other way round', async ({
  db,
}) => {
  await db.as(backend, async () => {
    const anonymous = secret()
    await db.query('select public.open_visitor_session($1, $2)', [widgetInbox.id, anonymous])
    expect(
      (
        await expectRefused(
          db.query(open, [widgetInbox.id, anonymous, { user_id: 'maria' }]),
          'PT409',
        )
      ).message,
    ).toBe('session_of_another')
    const known = secret()
    await db.query(open, [widgetInbox.id, known, { user_id: 'maria' }])
    expect(
      (
        await expectRefused(
          db.query('select public.open_visitor_session($1, $2)', [widgetInbox.id, known]),
          'PT401',
        )
      ).message,
    ).toBe('identity_required')
  })
})

test('an ended session and a guessable secret are refused', async ({ db }) => {
  await db.as(backend, async () => {
    await expectRefused(
      db.query('select public.open_visitor_session($1, $2)', [widgetInbox.id, 'short']),
      'PT400',
    )
    const mine = secret()
    const session = await db.value<{ session_id: string }>(
      'select public.open_visitor_session($1, $2)',
      [widgetInbox.id, mine],
    )
    await db.query('select public.end_visitor_session($1)', [session.session_id])
    await expectRefused(
      db.query('select public.open_visitor_session($1, $2)', [widgetInbox.id, mine]),
      'PT401',
    )
  })
})

refusal('visitor_sessions', 'only the backend opens one', async ({ db }) => {
  const mia = await maria(db)
  for (const person of [mia, vera]) {
    await db.as(person, () =>
      expectRefused(db.query(open, [widgetInbox.id, secret(), null]), '42501'),
    )
  }
})

test('a started conversation goes to the category’s team, once', async ({ db }) => {
  const visitor = await customer(db)
  const keys = [crypto.randomUUID(), crypto.randomUUID()]
  const start = () =>
    db.value<{ conversation: { id: string }; message: { seq: number } }>(
      'select public.start_conversation($1, $2, $3, (select id from public.categories where key = $4))',
      [...keys, 'Где мой номер?', 'hotels'],
    )
  await db.as(visitor, async () => {
    const first = await start()
    const again = await start()
    expect(again.conversation.id).toBe(first.conversation.id)
    expect(again.message).toEqual(first.message)
    expect(first.message.seq).toBe(1)
  })
  const row = await db.one(
    `select t.name as team, c.priority, c.waiting_since is not null as waiting from public.conversations c join public.teams t on t.id = c.team_id where c.contact_id = $1`,
    [visitor.id],
  )
  expect(row).toEqual({ team: 'Отели', priority: 10, waiting: true })
})

test('the widget’s state counts what the customer has not read', async ({ db }) => {
  const mia = await maria(db)
  const id = conversations.mariaTickets
  await db.query(
    'update public.read_marks set last_read_seq = 1 where conversation_id = $1 and reader_id = $2',
    [id, mia.id],
  )
  await db.as(mia, async () => {
    const unread = async () => {
      const state = await db.value<{ conversations: { id: string; unread: number }[] }>(
        'select public.widget_state()',
      )
      return state.conversations.find((c) => c.id === id)?.unread
    }
    expect(await unread()).toBe(2)
    await db.query('select public.mark_read($1, 4)', [id])
    expect(await unread()).toBe(0)
  })
})

test('catch-up brings new, edited and deleted messages after a position', async ({ db }) => {
  const mia = await maria(db)
  const id = conversations.mariaTickets
  const anna = {
    kind: 'member',
    id: '0a000000-0000-4000-8000-000000000003',
    email: 'anna@demo.otklik.test',
  } as const
  const position = await db.value<string>(
    'select position from public.conversations where id = $1',
    [id],
  )
  await db.as(anna, async () => {
    await db.query('select public.edit_message($1, 2, $2)', [id, 'Иначе'])
    await db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'Новое'])
  })
  await db.as(mia, async () => {
    const { messages } = await db.value<{ messages: { seq: number; body: string }[] }>(
      'select public.contact_messages($1, null, $2)',
      [id, position],
    )
    expect(messages.map((m) => [m.seq, m.body])).toEqual([
      [2, 'Иначе'],
      [5, 'Новое'],
    ])
  })
})
