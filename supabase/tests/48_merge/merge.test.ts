import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, boris, conversations, darya, teams, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Person } from '../support/person.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'
import { state, merge, split, begin, send } from './merging.ts'

const { mariaTickets, mariaLuggage, pavelRefund, elenaHotel } = conversations

test('a merged conversation is closed, points to the other, and a split puts both back', async ({
  db,
}) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'И ещё про билет')
  const before = [await state(db, second), await state(db, mariaTickets)]
  await merge(db, second, mariaTickets)
  expect(await state(db, second)).toMatchObject({
    status: 'closed',
    merged_into_id: mariaTickets,
    waiting_since: null,
    assignee_id: anna.id,
  })
  // Once more changes nothing.
  await merge(db, second, mariaTickets)
  await split(db, second)
  expect([await state(db, second), await state(db, mariaTickets)]).toEqual(before)
  const events = await db.rows<{ type: string }>(
    `select type from public.conversation_events where conversation_id = any ($1)
     and type in ('conversation_merged', 'conversation_split')`,
    [[second, mariaTickets]],
  )
  expect(events).toHaveLength(4)
})

test('what is closed wakes for an open question, and closes again when the merge is undone', async ({
  db,
}) => {
  const second = await begin(db, await maria(db), 'Чемодан так и не нашли')
  const before = await state(db, mariaLuggage)
  await merge(db, second, mariaLuggage)
  expect(await state(db, mariaLuggage)).toMatchObject({ status: 'open' })
  await split(db, second)
  expect(await state(db, mariaLuggage)).toEqual(before)
})

test('what was merged before goes along, and comes back with its own', async ({ db }) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'Второй')
  const third = await begin(db, mia, 'Третий')
  await merge(db, third, second)
  await merge(db, second, mariaTickets)
  expect(await state(db, third)).toMatchObject({ merged_into_id: mariaTickets })
  await split(db, second)
  expect(await state(db, third)).toMatchObject({ merged_into_id: second, status: 'closed' })
  await split(db, third)
  expect(await state(db, third)).toMatchObject({ merged_into_id: null, status: 'open' })
})

test('what went along goes with the team and the agent of the last one', async ({ db }) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'Второй')
  const third = await begin(db, mia, 'Третий')
  await merge(db, third, second)
  await verb(db, vera, 'move_conversation($1, $2)', [mariaTickets, teams.hotels])
  await verb(db, vera, 'assign_conversation($1, $2)', [mariaTickets, darya.id])
  const before = await state(db, second)
  await merge(db, second, mariaTickets, vera)
  expect(await state(db, third)).toMatchObject({ team_id: teams.hotels, assignee_id: darya.id })
  await split(db, second, vera)
  expect(await state(db, second)).toEqual(before)
  expect(await state(db, third)).toMatchObject({ team_id: teams.tickets, assignee_id: null })
})

test('the customer’s next message goes to where it was merged, and a retry finds it', async ({
  db,
}) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'Второй')
  await merge(db, second, mariaTickets)
  const call = 'send_message($1, $2, $3)'
  const values = [second, randomUUID(), 'Ну что там?']
  const sent = await verb<{ conversation_id: string; seq: number }>(db, mia, call, values)
  expect(sent.conversation_id).toBe(mariaTickets)
  expect(await verb(db, mia, call, values)).toMatchObject({
    conversation_id: mariaTickets,
    seq: sent.seq,
  })
  expect(await state(db, second)).toMatchObject({ status: 'closed', merged_into_id: mariaTickets })
  // Also when they have come apart before the retry.
  await split(db, second)
  expect(await verb(db, mia, call, values)).toMatchObject({
    conversation_id: mariaTickets,
    seq: sent.seq,
  })
})

test('its customer is offered nothing that a merged one refuses', async ({ db }) => {
  const mia = await maria(db)
  const second = await begin(db, mia, 'Второй')
  await send(db, anna, second, 'Отвечаю')
  await merge(db, second, mariaTickets)
  const { conversations: shown } = await verb<{ conversations: { id: string }[] }>(
    db,
    mia,
    'widget_state()',
  )
  expect(shown.find(({ id }) => id === second)).toMatchObject({
    status: 'closed',
    may_reopen: false,
    may_rate: false,
  })
  const rating = await expectRefused(verb(db, mia, 'rate_conversation($1, 5)', [second]), 'PT409')
  expect(rating.message).toBe('rating_not_open')
})

test('it goes with the team and the agent of the other one', async ({ db }) => {
  const second = await begin(db, await maria(db), 'Второй')
  await merge(db, second, mariaTickets)
  await verb(db, anna, 'assign_conversation($1, $2)', [mariaTickets, boris.id])
  expect(await state(db, second)).toMatchObject({ assignee_id: boris.id })
})

test('a merged one leaves the lists, and comes back into them', async ({ db }) => {
  const second = await begin(db, await maria(db), 'Второй')
  const listed = async () => {
    const views = await Promise.all(
      ['all', 'closed'].map((view) =>
        verb<{ rows: { id: string }[] }>(db, anna, 'list_page($1)', [{ view }]),
      ),
    )
    return views.flatMap(({ rows }) => rows).filter(({ id }) => id === second).length
  }
  await merge(db, second, mariaTickets)
  expect(await listed()).toBe(0)
  await split(db, second)
  expect(await listed()).toBe(1)
})

test('nothing is sent in a merged one and it does not reopen', async ({ db }) => {
  const second = await begin(db, await maria(db), 'Второй')
  await merge(db, second, mariaTickets)
  expect((await expectRefused(send(db, anna, second, 'Здесь?'), 'PT409')).message).toBe(
    'conversation_merged',
  )
  await expectRefused(verb(db, anna, 'reopen_conversation($1)', [second]), 'PT409')
})

refusal(
  'conversations',
  'two persons’, and what one does not see, is not merged',
  async ({ db }) => {
    const merging = (id: string, into: string, who: Person) =>
      expectRefused(merge(db, id, into, who))
    expect((await merging(pavelRefund, mariaTickets, anna)).message).toBe('conversations_of_others')
    expect((await merging(elenaHotel, mariaTickets, anna)).message).toBe('conversation_not_found')
    expect((await merging(mariaTickets, mariaTickets, anna)).message).toBe('conversations_same')
    await merging(mariaLuggage, mariaTickets, await maria(db))
    await expectRefused(split(db, mariaLuggage, darya), 'PT404')
  },
)
