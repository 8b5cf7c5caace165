import { adminClient } from '#lib/supabase/admin.ts'
import { batch, type Broom } from './brooms.ts'

/**
 * Files that somebody announced and, for a day, sent with no message or note. The rows stay locked until
 * the bytes are gone: a message cannot take a file that is being deleted, and a row that outlives a
 * failure leads the next sweep to its bytes.
 */
export const looseFiles: Broom = (database) =>
  database.transaction(async (sql) => {
    const loose = await sql<{ path: string }>(
      `delete from public.attachments a using (
         select id from public.attachments
         where message_seq is null and note_id is null and created_at < now() - interval '1 day'
         limit $1 for update skip locked) old
       where a.id = old.id
       returning a.path`,
      [batch],
    )
    if (loose.length === 0) return 0
    const paths = loose.map(({ path }) => path).filter((path) => path !== '')
    if (paths.length === 0) return loose.length
    const { error } = await adminClient().storage.from('attachments').remove(paths)
    if (error) throw error
    return loose.length
  })
