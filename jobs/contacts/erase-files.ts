import { adminClient } from '#lib/supabase/admin.ts'
import type { Handler } from '../handler.ts'

/** Files removed with one request. */
const batch = 100

/**
 * Removes from Storage every file of an erased person's conversations, and what was broadcast about them
 * in the last days. Enqueued by erase_contact in the
 * transaction that blanks the texts. It asks Storage's own table what is there, not the payload: the names
 * of files are what people wrote, and a second run finds what the first one left.
 */
export const eraseFiles: Handler<'contacts/erase-files'> = async (payload, { database }) => {
  const [contact] = await database.sql<{ is_erased: boolean }>(
    'select erased_at is not null as is_erased from public.contacts where id = $1',
    [payload.contact_id],
  )
  if (!contact?.is_erased) return 'not erased'
  await database.sql(forgetBroadcasts, [payload.contact_id])
  let removed = 0
  for (let last = ''; ;) {
    const found = await database.sql<{ name: string }>(filesOfContact, [
      payload.contact_id,
      last,
      batch,
    ])
    if (found.length === 0) {
      await database.sql(forgetPaths, [payload.contact_id])
      return `${removed} files removed`
    }
    const names = found.map(({ name }) => name)
    const { error } = await adminClient().storage.from('attachments').remove(names)
    if (error) throw error
    removed += names.length
    last = names.at(-1) ?? last
  }
}

/** Realtime keeps what it broadcast for three days. */
const forgetBroadcasts = `
  select private.forget_broadcasts(
    array(select c.id from public.conversations c where c.contact_id = $1), now() - interval '4 days', now())`

/** After a name, so that a file which Storage will not let go is tried once in a run. */
const filesOfContact = `
  select o.name from storage.objects o
  where o.bucket_id = 'attachments' and o.name > $2 collate "C"
    -- A macro's file is the company's own, and lies there once for everybody it was sent to.
    and not exists (select from public.macro_files f where f.path = o.name)
    and not exists (select from public.attachments a join public.conversations c on c.id = a.conversation_id
      where a.path = o.name and a.uploader_kind = 'member' and c.contact_id <> $1)
    and (
      exists (select from public.attachments a
        where a.path = o.name and (a.uploader_id = $1
          or a.conversation_id in (select c.id from public.conversations c where c.contact_id = $1)))
      -- Where the files of the first releases lie, though nothing else should be left to know of them.
      or exists (select from public.conversations c
        where c.contact_id = $1 and c.id::text = split_part(o.name, '/', 1)))
  order by o.name collate "C" limit $3`

/** Paths of the first releases end in the name that the person gave the file. */
const forgetPaths = `
  update public.attachments a set path = a.id::text
  where a.path like a.conversation_id || '/%'
    and a.conversation_id in (select c.id from public.conversations c where c.contact_id = $1)`
