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

type Given = { visibility?: string; team?: string; body?: string; files?: string[] | null }

const macroOf = async (db: Database, who: Person, given: Given = {}) =>
  (
    await verb<{ id: string }>(db, who, `save_macro(null, 'Памятка', $1, $2, $3, '[]', $4)`, [
      given.visibility ?? 'own',
      given.team ?? null,
      given.body ?? 'Вот она',
      given.files ?? null,
    ])
  ).id

const saving = `save_macro($1, 'Памятка', 'own', null, 'Вот она', '[]', $2)`
const filesOf = async (db: Database, macro: string) =>
  (
    await db.rows<{ id: string }>('select id from public.macro_files where macro_id = $1', [macro])
  ).map(({ id }) => id)

test('a macro’s file is sent as often as it is used, and lies in Storage once', async ({ db }) => {
  const file = await stored(db, artem)
  const macro = await macroOf(db, artem, {
    visibility: 'team',
    team: teams.tickets,
    files: [file],
  })
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

test('a macro is saved with its files at once: what is new comes, what is not named goes', async ({
  db,
}) => {
  const [one, other] = [await stored(db, anna), await stored(db, anna)]
  const macro = await macroOf(db, anna, { files: [one] })
  await verb(db, anna, saving, [macro, [one, other]])
  expect((await filesOf(db, macro)).toSorted()).toEqual([one, other].toSorted())
  // Nothing said about files: they stay.
  await verb(db, anna, saving, [macro, null])
  expect(await filesOf(db, macro)).toHaveLength(2)
  await verb(db, anna, saving, [macro, [other]])
  expect(await filesOf(db, macro)).toEqual([other])
  // A file that is refused takes the whole saving back.
  await db.as(anna, async () => {
    const attempt = db.query(`select public.${saving}`, [macro, [randomUUID()]])
    expect((await expectRefused(attempt)).message).toBe('attachment_not_found')
  })
  expect(await filesOf(db, macro)).toEqual([other])
})

test('a copy is one’s own, with the files in their places; neither takes them from the other', async ({
  db,
}) => {
  const file = await stored(db, artem)
  const body = `Вот она\n![Памятка.pdf](file:${file})\nСпасибо`
  const macro = await macroOf(db, artem, {
    visibility: 'team',
    team: teams.tickets,
    body,
    files: [file],
  })
  const copy = await verb<{ id: string; body: string; visibility: string; owner_id: string }>(
    db,
    anna,
    'copy_macro($1, $2)',
    [macro, ' Моя памятка '],
  )
  const [copied] = await filesOf(db, copy.id)
  expect(copy).toMatchObject({ name: 'Моя памятка', visibility: 'own', owner_id: anna.id })
  expect(copied).not.toBe(file)
  expect(copy.body).toBe(body.replace(file, copied ?? ''))
  await verb(db, artem, 'remove_macro($1)', [macro])
  await db.as(anna, async () =>
    expect(
      await db.rows('select name from storage.objects where name = $1', [`${file}/file.pdf`]),
    ).toHaveLength(1),
  )
  await db.as(boris, () => expectNoRows(db.rows('select * from public.macro_files')))
})

refusal(
  'macro_files',
  'files are seen, used, copied and changed as their macro is',
  async ({ db }) => {
    const file = await stored(db, artem)
    const macro = await macroOf(db, artem, {
      visibility: 'team',
      team: teams.tickets,
      files: [file],
    })
    await db.as(darya, async () => {
      await expectNoRows(db.rows('select * from public.macro_files'))
      await expectNoRows(
        db.rows('select name from storage.objects where name = $1', [`${file}/file.pdf`]),
      )
      for (const call of ['use_macro_files($1)', `copy_macro($1, 'Моя')`]) {
        const error = await expectRefused(db.query(`select public.${call}`, [macro]))
        expect(error.message).toBe('macro_not_found')
      }
    })
    await db.as(anna, async () => {
      expect(await db.rows('select * from public.macro_files')).toHaveLength(1)
      expect(
        await db.rows('select name from storage.objects where name = $1', [`${file}/file.pdf`]),
      ).toHaveLength(1)
      const error = await expectRefused(db.query(`select public.copy_macro($1, ' ')`, [macro]))
      expect(error.message).toBe('macro_name_empty')
    })
    await expectVerbRefused(db, anna, 'not_permitted', saving, [macro, []])
    const own = await macroOf(db, anna)
    const another = await stored(db, boris)
    await db.as(anna, async () => {
      // Neither somebody else's file nor that of another macro.
      for (const id of [another, file]) {
        const error = await expectRefused(db.query(`select public.${saving}`, [own, [id]]))
        expect(error.message).toBe('attachment_not_found')
      }
    })
  },
)
