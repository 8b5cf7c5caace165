import { expect } from 'vitest'
import { anna, conversations } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { expectRefused } from '../support/refusal.ts'
import { storedFile } from '../support/stored-file.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets
const key = () => crypto.randomUUID()

/** What a client that forgets an argument sends, and the reason it gets. */
const forgotten: [verb: string, values: unknown[], reason: string][] = [
  [`select public.send_message($1, $2, '', null)`, [id, key()], 'message_empty'],
  [`select public.send_message($1, $2, '', array[null]::uuid[])`, [id, key()], 'message_empty'],
  ['select public.send_message($1, $2, null)', [id, key()], 'message_empty'],
  [`select public.send_message($1, null, 'x')`, [id], 'client_id_missing'],
  ['select public.write_note($1, $2, null)', [id, key()], 'message_empty'],
  [`select public.write_note($1, null, 'x')`, [id], 'client_id_missing'],
  ['select public.edit_message($1, 2, null)', [id], 'message_empty'],
  [`select public.edit_message($1, null, 'x')`, [id], 'message_not_found'],
  [`select public.send_message(null, $1, 'x')`, [key()], 'conversation_not_found'],
  ['select public.assign_conversation($1, null)', [id], 'member_not_found'],
  ['select public.move_conversation($1, null)', [id], 'team_not_found'],
]

test.for(forgotten)('%s is refused by name', async ([verb, values, reason], { db }) => {
  const error = await db.as(anna, () => expectRefused(db.query(verb, values)))
  expect(error.message).toBe(reason)
})

test('a file is a message without words, said as null or as nothing', async ({ db }) => {
  const file = await storedFile(db, anna)
  await db.as(anna, async () => {
    const sent = await db.value<{ body: string; attachments: object[] }>(
      'select public.send_message($1, $2, null, array[$3, null]::uuid[])',
      [id, key(), file.id],
    )
    expect(sent).toMatchObject({ body: '', attachments: [{ id: file.id }] })
  })
})

test('a conversation is not started without ids or words', async ({ db }) => {
  const mia = await maria(db)
  const start = (...values: (string | null)[]) =>
    db.as(mia, () =>
      expectRefused(db.query('select public.start_conversation($1, $2, $3)', values), 'PT400'),
    )
  expect((await start(null, key(), 'x')).message).toBe('client_id_missing')
  expect((await start(key(), null, 'x')).message).toBe('client_id_missing')
  expect((await start(key(), key(), null)).message).toBe('message_empty')
})

test('the same edit twice is one revision and one event', async ({ db }) => {
  const edit = () =>
    db.as(anna, () => db.value('select public.edit_message($1, 2, $2)', [id, 'Исправлено']))
  expect(await edit()).toEqual(await edit())
  const count = (table: string, where: string) =>
    db.value(`select count(*)::int from public.${table} where conversation_id = $1 and ${where}`, [
      id,
    ])
  expect(await count('message_revisions', 'seq = 2')).toBe(1)
  expect(await count('conversation_events', `type = 'message_edited'`)).toBe(1)
})
