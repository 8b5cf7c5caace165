import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, artem, boris, conversations, darya, teams } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

type Copy = { file_id: string; attachment: { id: string; path: string; name: string } }

/** A file that is stored and was looked at, of somebody who has not sent it. */
async function stored(db: Database, who: Person & { id: string }): Promise<string> {
  const id = randomUUID()
  const path = `${id}/file.pdf`
  await db.query(
    `insert into public.attachments (id, uploader_kind, uploader_id, name, content_type, bytes, path, checked_at)
     values ($1, 'member', $2, 'Памятка.pdf', 'application/pdf', 7, $3, now())`,
    [id, who.id, path],
  )
  await db.query(
    `insert into storage.objects (bucket_id, name, metadata) values ('attachments', $1, '{"size": 7}')`,
    [path],
  )
  return id
}

const macroOf = async (db: Database, who: Person, visibility: string, team: string | null = null) =>
  (
    await verb<{ id: string }>(db, who, `save_macro(null, 'Памятка', $1, $2, 'Вот она', '[]')`, [
      visibility,
      team,
    ])
  ).id

test('a macro’s file is sent as often as it is used, and lies in Storage once', async ({ db }) => {
  const macro = await macroOf(db, artem, 'team', teams.tickets)
  const file = await stored(db, artem)
  expect(await verb(db, artem, 'add_macro_file($1, $2)', [macro, file])).toMatchObject({ id: file })
  const send = async (who: Person) => {
    const [copy] = await verb<Copy[]>(db, who, 'use_macro_files($1)', [macro])
    expect(copy).toMatchObject({
      file_id: file,
      attachment: { name: 'Памятка.pdf', path: `${file}/file.pdf` },
    })
    const sent = await verb<{ attachments: { path: string }[] }>(
      db,
      who,
      `send_message($1, $2, 'Вот', $3)`,
      [conversations.mariaTickets, randomUUID(), [copy?.attachment.id]],
    )
    expect(sent.attachments).toMatchObject([{ path: `${file}/file.pdf` }])
  }
  await send(anna)
  await send(boris)
  await verb(db, artem, 'remove_macro($1)', [macro])
  // The messages have it; what the macro had is loose, for housekeeping to find.
  const left = await db.rows<{ tied: boolean }>(
    'select message_seq is not null as tied from public.attachments where path = $1 order by tied',
    [`${file}/file.pdf`],
  )
  expect(left.map(({ tied }) => tied)).toEqual([false, true, true])
})

refusal('macro_files', 'files are seen, used and changed as their macro is', async ({ db }) => {
  const macro = await macroOf(db, artem, 'team', teams.tickets)
  const file = await stored(db, artem)
  await verb(db, artem, 'add_macro_file($1, $2)', [macro, file])
  await db.as(darya, async () => {
    await expectNoRows(db.rows('select * from public.macro_files'))
    await expectNoRows(
      db.rows('select name from storage.objects where name = $1', [`${file}/file.pdf`]),
    )
    const error = await expectRefused(db.query('select public.use_macro_files($1)', [macro]))
    expect(error.message).toBe('macro_not_found')
  })
  await db.as(anna, async () => {
    expect(await db.rows('select * from public.macro_files')).toHaveLength(1)
    expect(
      await db.rows('select name from storage.objects where name = $1', [`${file}/file.pdf`]),
    ).toHaveLength(1)
  })
  await expectVerbRefused(db, anna, 'not_permitted', 'remove_macro_file($1)', [file])
  const own = await macroOf(db, anna, 'own')
  const another = await stored(db, boris)
  await db.as(anna, async () => {
    const error = await expectRefused(
      db.query('select public.add_macro_file($1, $2)', [own, another]),
    )
    expect(error.message).toBe('attachment_not_found')
  })
})
