import { expect } from 'vitest'
import { anna, boris, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const conversation = conversations.mariaTickets

type NoteJson = {
  id: string
  body: string
  edited_at: string | null
  deleted_at: string | null
  mentions: string[]
}

const written = (db: Database, mentioned: string[] = []) =>
  verb<NoteJson>(db, anna, 'write_note($1, $2, $3, $4)', [
    conversation,
    crypto.randomUUID(),
    'Спросить кассу',
    mentioned,
  ])

const happened = (db: Database, note: string) =>
  db
    .rows<{ type: string }>(
      'select type from public.conversation_events where note_id = $1 order by position',
      [note],
    )
    .then((rows) => rows.map(({ type }) => type))

test('who wrote a note changes it; who is named anew sees the conversation', async ({ db }) => {
  const { id } = await written(db)
  const edited = await verb<NoteJson>(db, anna, 'edit_note($1, $2, $3)', [
    id,
    '@Дарья, спросите кассу',
    [darya.id],
  ])
  expect(edited).toMatchObject({ id, body: '@Дарья, спросите кассу', mentions: [darya.id] })
  expect(edited.edited_at).not.toBeNull()
  // The same again changes nothing.
  await verb(db, anna, 'edit_note($1, $2, $3)', [id, '@Дарья, спросите кассу', [darya.id]])
  expect(await happened(db, id)).toEqual(['note_written', 'note_edited', 'member_mentioned'])
  expect(
    await db.as(darya, () => db.value('select private.can_see_conversation($1)', [conversation])),
  ).toBe(true)
})

test('a deleted note says nothing and calls nobody', async ({ db }) => {
  const { id } = await written(db, [boris.id])
  const deleted = await verb<NoteJson>(db, anna, 'delete_note($1)', [id])
  expect(deleted).toMatchObject({ body: '' })
  expect(deleted.deleted_at).not.toBeNull()
  await verb(db, anna, 'delete_note($1)', [id])
  expect(await happened(db, id)).toEqual(['note_written', 'member_mentioned', 'note_deleted'])
  expect(
    await db.value(
      'select count(*)::int from public.mentions where note_id = $1 and seen_at is null',
      [id],
    ),
  ).toBe(0)
  expect(
    await db.value(
      `select count(*)::int from realtime.messages where payload::text like '%Спросить кассу%'`,
    ),
  ).toBe(0)
})

refusal('notes', 'nobody else changes or deletes a note, whatever the role', async ({ db }) => {
  const { id } = await written(db)
  for (const person of [boris, vera]) {
    for (const call of [`edit_note($1, 'x')`, 'delete_note($1)'])
      expect((await expectRefused(verb(db, person, call, [id]), '42501')).message).toBe(
        'note_not_yours',
      )
  }
  expect((await expectRefused(verb(db, darya, 'delete_note($1)', [id]), 'PT404')).message).toBe(
    'note_not_found',
  )
  const mia = await maria(db)
  await expectRefused(verb(db, mia, `edit_note($1, 'x')`, [id]), '42501')
})

refusal('notes', 'an empty text, one too long, and one that is deleted', async ({ db }) => {
  const { id } = await written(db)
  const refused = async (body: string) =>
    (await expectRefused(verb(db, anna, 'edit_note($1, $2)', [id, body]))).message
  expect(await refused(' \n')).toBe('message_empty')
  expect(await refused('x'.repeat(20_001))).toBe('message_too_long')
  await verb(db, anna, 'delete_note($1)', [id])
  expect(await refused('x')).toBe('note_deleted')
})
