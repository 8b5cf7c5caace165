import { expect, vi } from 'vitest'
import { contacts, conversations, vera } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { until } from '../../tests/support/mail-catcher.ts'
import { catchRemovals, type StorageCatcher } from '../../tests/support/storage-catcher.ts'
import { test as base } from '../../tests/support/worker-test.ts'
import { eraseFiles } from './erase-files.ts'

const test = base.extend<{ storage: StorageCatcher; run: (contact: string) => Promise<string> }>({
  storage: async ({ desk }, provide) => {
    const storage = await catchRemovals(async (paths) => {
      // Past the platform's own guard, as Storage is.
      await desk.database.transaction(async (sql) => {
        await sql(`select set_config('storage.allow_delete_query', 'true', true)`)
        await sql(
          `delete from storage.objects where bucket_id = 'attachments' and name = any ($1)`,
          [paths],
        )
      })
    })
    vi.stubEnv('SUPABASE_URL', storage.url)
    vi.stubEnv('SUPABASE_SECRET_KEY', 'sb_secret_test')
    await provide(storage)
    storage.stop()
  },
  run: async ({ desk, storage: _configured }, provide) => {
    await provide((contact) =>
      eraseFiles(
        { contact_id: contact },
        { database: desk.database, signal: new AbortController().signal },
      ),
    )
  },
})

/** A file of a customer's message, sent with the first message of the conversation. */
async function file(
  { database }: DeskInDatabase,
  conversation: string,
  name: string,
  isOld = false,
) {
  const [row] = await database.sql<{ path: string }>(
    `with announced as (insert into public.attachments
       (id, conversation_id, message_seq, uploader_kind, uploader_id, name, content_type, bytes, path)
       select g, $1::uuid, 1, 'contact', $2, $3, 'image/png', 10,
         case when $4 then $1::uuid || '/' || g || '/' || $3 else g || '/file.png' end
       from gen_random_uuid() g returning path)
     insert into storage.objects (bucket_id, name)
     select 'attachments', path from announced returning name as path`,
    [
      conversation,
      conversation === conversations.elenaHotel ? contacts.elena.id : contacts.maria.id,
      name,
      isOld,
    ],
  )
  return row?.path ?? ''
}

/** A file that she uploaded and never sent: no conversation leads to it. */
async function looseFile({ database }: DeskInDatabase) {
  const [row] = await database.sql<{ path: string }>(
    `with announced as (insert into public.attachments (uploader_kind, uploader_id, name, content_type, bytes, path)
       values ('contact', $1, 'виза.png', 'image/png', 10, gen_random_uuid() || '/file.png') returning path)
     insert into storage.objects (bucket_id, name) select 'attachments', path from announced returning name as path`,
    [contacts.maria.id],
  )
  return row?.path ?? ''
}

const erase = (desk: DeskInDatabase, contact: string) =>
  desk.as(vera, (sql) => sql('select public.erase_contact($1, $2)', [contact, 'Просьба клиента']))

const pathsLeft = async ({ database }: DeskInDatabase) =>
  (await database.sql<{ name: string }>('select name from storage.objects order by name')).map(
    ({ name }) => name,
  )

test('an erasure takes the person’s files from Storage, and no other’s', async ({
  desk,
  storage,
  startWorker,
}) => {
  const theirs = [
    await file(desk, conversations.mariaTickets, 'паспорт.png'),
    await file(desk, conversations.mariaLuggage, 'чемодан.png', true),
    await looseFile(desk),
  ]
  const others = await file(desk, conversations.elenaHotel, 'hotel.png')
  await startWorker()
  await erase(desk, contacts.maria.id)
  await until(async () => (await pathsLeft(desk)).length === 1)
  expect([...storage.removed].sort()).toEqual(theirs.sort())
  expect(await pathsLeft(desk)).toEqual([others])
  await until(
    async () =>
      (await desk.database.sql(`select from public.attachments where path like '%чемодан%'`))
        .length === 0,
  )
  expect(
    await desk.database.sql(
      `select from public.attachments where name in ('виза.png', 'паспорт.png')`,
    ),
  ).toEqual([])
})

test('while Storage fails the job fails, to be tried again; the second run finishes the first', async ({
  desk,
  storage,
  run,
}) => {
  const path = await file(desk, conversations.mariaTickets, 'паспорт.png')
  await erase(desk, contacts.maria.id)
  storage.fail = true
  await expect(run(contacts.maria.id)).rejects.toThrow()
  expect(await pathsLeft(desk)).toEqual([path])
  storage.fail = false
  expect(await run(contacts.maria.id)).toBe('1 files removed')
  expect(await run(contacts.maria.id)).toBe('0 files removed')
  expect(storage.removed).toEqual([path])
})

test('more than one request’s worth goes', async ({ desk, storage, run }) => {
  for (let n = 0; n < 105; n += 1) await file(desk, conversations.mariaTickets, `${n}.png`)
  await erase(desk, contacts.maria.id)
  expect(await run(contacts.maria.id)).toBe('105 files removed')
  expect(new Set(storage.removed).size).toBe(105)
  expect(await pathsLeft(desk)).toEqual([])
})

test('files of somebody who was not erased stay, whoever asks', async ({ desk, storage, run }) => {
  await file(desk, conversations.mariaTickets, 'паспорт.png')
  expect(await run(contacts.maria.id)).toBe('not erased')
  expect(storage.removed).toEqual([])
})
