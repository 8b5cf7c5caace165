import { expect } from 'vitest'
import { anna, boris, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria, pavel } from '../support/customer.ts'
import { copyRace } from '../support/race.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets
const send = 'select public.send_message($1, $2, $3) as message'
type Message = { seq: number; position: number; author: { name: string } }

test('a repeated client_id finds the first message', async ({ db }) => {
  const key = crypto.randomUUID()
  await db.as(anna, async () => {
    const first = await db.value<Message>(send, [id, key, 'Здравствуйте'])
    const again = await db.value<Message>(send, [id, key, 'Здравствуйте'])
    expect(again).toEqual(first)
    expect(first).toMatchObject({ seq: 5, author: { name: 'Анна Морозова' } })
  })
  expect(
    await db.value('select count(*)::int from public.messages where conversation_id = $1', [id]),
  ).toBe(5)
})

test('another’s client_id is not taken over', async ({ db }) => {
  const key = crypto.randomUUID()
  const mia = await maria(db)
  await db.as(anna, () => db.query(send, [id, key, 'a']))
  const error = await db.as(mia, () => expectRefused(db.query(send, [id, key, 'b']), 'PT409'))
  expect(error.message).toBe('client_id_taken')
})

test('an empty or endless message is refused by name and changes nothing', async ({ db }) => {
  await db.as(anna, async () => {
    expect(
      (await expectRefused(db.query(send, [id, crypto.randomUUID(), ' \n\t ']), 'PT400')).message,
    ).toBe('message_empty')
    expect(
      (await expectRefused(db.query(send, [id, crypto.randomUUID(), 'x'.repeat(20001)]), 'PT400'))
        .message,
    ).toBe('message_too_long')
  })
  expect(await db.value('select last_seq from public.conversations where id = $1', [id])).toBe('4')
})

test('a reply ends the waiting and takes an unassigned conversation', async ({ db }) => {
  await db.as(boris, () =>
    db.query(send, [conversations.pavelRefund, crypto.randomUUID(), 'Смотрю']),
  )
  const row = await db.one(
    'select assignee_id, waiting_since from public.conversations where id = $1',
    [conversations.pavelRefund],
  )
  expect(row).toEqual({ assignee_id: boris.id, waiting_since: null })
})

test('two connections sending at once get consecutive numbers in commit order', async ({
  pool,
}) => {
  await copyRace(pool, async (connect) => {
    const people = await Promise.all(Array.from({ length: 6 }, () => connect(anna)))
    const sent = await Promise.all(
      people.flatMap((client, n) =>
        Array.from({ length: 10 }, (_, i) =>
          client.query(send, [id, crypto.randomUUID(), `${n}.${i}`]),
        ),
      ),
    )
    const seqs = sent.map((result) => result.rows[0].message.seq).sort((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 60 }, (_, i) => i + 5))
  })
})

test('the same send from two connections at once is one message', async ({ pool }) => {
  await copyRace(pool, async (connect) => {
    const key = crypto.randomUUID()
    const clients = await Promise.all([connect(anna), connect(anna), connect(anna)])
    const sent = await Promise.all(clients.map((client) => client.query(send, [id, key, 'раз'])))
    expect(new Set(sent.map((result) => result.rows[0].message.seq)).size).toBe(1)
  })
})

refusal(
  'messages',
  'a colleague without the permission does not change another’s words',
  async ({ db }) => {
    await db.as(boris, () =>
      expectRefused(db.query('select public.edit_message($1, 2, $2)', [id, 'x']), '42501'),
    )
  },
)

refusal('messages', 'a customer’s words are nobody’s to change', async ({ db }) => {
  const error = await db.as(vera, () =>
    expectRefused(db.query('select public.edit_message($1, 1, $2)', [id, 'x']), 'PT404'),
  )
  expect(error.message).toBe('message_not_found')
})

refusal('messages', 'who does not see the conversation reads no message of it', async ({ db }) => {
  const read = () =>
    expectNoRows(db.rows('select * from public.messages where conversation_id = $1', [id]))
  await db.as(darya, read)
  await db.as(await pavel(db), read)
  await db.as(anna, () =>
    expectRefused(
      db.query(
        `insert into public.messages (conversation_id, seq, position, client_id, author_kind, body) values ($1, 9, 9, gen_random_uuid(), 'system', 'x')`,
        [id],
      ),
      '42501',
    ),
  )
})
