import type { Supabase } from '#lib/supabase/browser.ts'
import type { Draft, DraftFile } from './draft.ts'

/** As many as a list could show. */
const most = 500

/**
 * What the caller is writing in a conversation, with the files that wait for it; null: nothing.
 *
 * @throws the Data API's error
 */
export async function draftOf(
  db: Supabase,
  conversationId: string,
): Promise<{ draft: Draft; revision: number } | null> {
  const { data } = await db
    .from('drafts')
    .select('tab, message, note, chosen, message_files, note_files, revision')
    .eq('conversation_id', conversationId)
    .maybeSingle()
    .throwOnError()
  if (!data) return null
  const files = await looseFiles(db, [...data.message_files, ...data.note_files])
  const among = (ids: string[]) => files.filter(({ id }) => ids.includes(id))
  const draft: Draft = {
    tab: data.tab === 'note' ? 'note' : 'message',
    message: data.message,
    note: data.note,
    chosen: data.chosen,
    files: { message: among(data.message_files), note: among(data.note_files) },
  }
  return { draft, revision: data.revision }
}

async function looseFiles(db: Supabase, ids: string[]): Promise<DraftFile[]> {
  if (ids.length === 0) return []
  const { data } = await db
    .from('attachments')
    .select('id, name, content_type, bytes')
    .in('id', ids)
    .is('message_seq', null)
    .is('note_id', null)
    .throwOnError()
  return data.map(({ id, name, content_type, bytes }) => ({
    id,
    name,
    contentType: content_type,
    bytes,
  }))
}

/**
 * Ids of the conversations in which the caller has begun to write.
 *
 * @throws the Data API's error
 */
export async function draftedConversations(db: Supabase): Promise<string[]> {
  const { data } = await db.from('drafts').select('conversation_id').limit(most).throwOnError()
  return data.map((row) => row.conversation_id)
}
