import { expect } from 'vitest'
import { anna, conversations, darya } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets
type Found = { positions: number[]; stems: string[] }

const find = (db: Database, words: string) =>
  db.value<Found>('select public.find_in_conversation($1, $2)', [id, words])

const say = (db: Database, body: string) =>
  db.value<{ position: number; seq: number }>(
    'select public.send_message($1, gen_random_uuid(), $2)',
    [id, body],
  )

test('words are found in every form, in messages and notes, the newest first', async ({ db }) => {
  await db.as(anna, async () => {
    const first = await say(db, 'Вернём стоимость обоих авиабилетов')
    const note = await db.value<{ position: number }>(
      `select public.write_note($1, gen_random_uuid(), 'Возврат авиабилета: ещё ждём')`,
      [id],
    )
    const other = await say(db, 'Two flights were cancelled, 100% refund')
    expect((await find(db, 'авиабилеты')).positions).toEqual([note.position, first.position])
    expect((await find(db, 'авиабилеты ВОЗВРАТА')).positions).toEqual([note.position])
    expect((await find(db, 'еще')).positions).toContain(note.position)
    expect((await find(db, 'flight cancel')).positions).toEqual([other.position])
    expect((await find(db, '100%')).positions).toEqual([other.position])
    expect((await find(db, '!?')).positions).toEqual([])
    expect((await find(db, null as never)).positions).toEqual([])
    await db.query('select public.delete_message($1, $2)', [id, other.seq])
    expect((await find(db, 'flight')).positions).toEqual([])
  })
})

refusal('messages', 'nobody finds anything in what they do not see', async ({ db }) => {
  await db.as(darya, () => expectRefused(find(db, 'билет'), 'PT404'))
  const mia = await maria(db)
  const refused = await db.as(mia, () => expectRefused(find(db, 'билет'), '42501'))
  expect(refused.message).toBe('not_a_member')
})
