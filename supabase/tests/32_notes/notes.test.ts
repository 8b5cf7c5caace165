import { expect } from 'vitest'
import { anna, boris, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets
const write = 'select public.write_note($1, $2, $3, $4) as note'

refusal('notes', 'a customer never reads a note, not of the own conversation', async ({ db }) => {
  const mia = await maria(db)
  expect(
    await db.value('select count(*)::int from public.notes where conversation_id = $1', [id]),
  ).toBe(1)
  await db.as(mia, () => expectNoRows(db.rows('select * from public.notes')))
})

refusal('notes', 'what a customer fetches has no note in it', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, async () => {
    const { messages } = await db.value<{ messages: { body: string }[] }>(
      'select public.contact_messages($1)',
      [id],
    )
    await expectNoRows(messages.filter((message) => message.body.includes('Авиакомпания')))
  })
})

refusal('notes', 'an agent of another team reads no note', async ({ db }) => {
  await db.as(darya, () =>
    expectNoRows(db.rows('select * from public.notes where conversation_id = $1', [id])),
  )
})

test('a repeated client_id writes one note and one mention', async ({ db }) => {
  const key = crypto.randomUUID()
  await db.as(anna, async () => {
    const first = await db.value('select public.write_note($1, $2, $3, $4)', [
      id,
      key,
      '@Дарья, отель?',
      [darya.id],
    ])
    expect(
      await db.value('select public.write_note($1, $2, $3, $4)', [id, key, 'другое', []]),
    ).toEqual(first)
  })
  expect(
    await db.value('select count(*)::int from public.mentions where conversation_id = $1', [id]),
  ).toBe(1)
})

test('a mention opens the one conversation and its withdrawal closes it', async ({ db }) => {
  const sees = () =>
    db.as(darya, () => db.rows('select id from public.conversations where id = $1', [id]))
  await db.as(anna, () => db.query(write, [id, crypto.randomUUID(), '@Дарья', [darya.id]]))
  expect(await sees()).toHaveLength(1)
  await db.as(darya, () => db.query('select public.timeline_page($1)', [id]))
  await db.as(anna, () => db.query('select public.withdraw_mention($1, $2)', [id, darya.id]))
  expect(await sees()).toHaveLength(0)
})

refusal('mentions', 'who is mentioned where is nobody else’s business', async ({ db }) => {
  await db.as(vera, () =>
    db.query(write, [conversations.elenaHotel, crypto.randomUUID(), '@Дарья', [darya.id]]),
  )
  await db.as(boris, () => expectNoRows(db.rows('select * from public.mentions')))
  await db.as(boris, () =>
    expectRefused(db.query('update public.mentions set withdrawn_at = null'), '42501'),
  )
})
