import { adminClient } from '#lib/supabase/admin.ts'
import { batch, type Broom } from './brooms.ts'

/**
 * Files that somebody announced and, for a day, sent with no message or note, nor kept in a draft. The rows stay locked until
 * the bytes are gone: a message cannot take a file that is being deleted, and a row that outlives a
 * failure leads the next sweep to its bytes.
 */
export const looseFiles: Broom = (database) =>
  database.transaction(async (sql) => {
    const loose = await sql<{ path: string }>(
      `delete from public.attachments a using (
         select id from public.attachments
         where message_seq is null and note_id is null and created_at < now() - interval '1 day'
           and not exists (select from public.drafts d where id = any (d.message_files || d.note_files))
         limit $1 for update skip locked) old
       where a.id = old.id
       returning a.path`,
      [batch],
    )
    if (loose.length === 0) return 0
    // What a macro was sent with lies there once, whoever sent it.
    const alone = await sql<{ path: string }>(
      `select p.path from unnest($1::text[]) p (path)
       where p.path <> ''
         and not exists (select from public.attachments a where a.path = p.path)
         and not exists (select from public.macro_files f where f.path = p.path)`,
      [loose.map(({ path }) => path)],
    )
    const paths = alone.map(({ path }) => path)
    if (paths.length === 0) return loose.length
    const { error } = await adminClient().storage.from('attachments').remove(paths)
    if (error) throw error
    return loose.length
  })
