import type { Supabase } from '#lib/supabase/browser.ts'
import type { Draft } from './draft.ts'

/** Keeps a draft; its revision, or null where it cannot be kept now. The copy in the browser stays then. */
export async function saveDraft(
  db: Supabase,
  conversation: string,
  draft: Draft,
  revision: number,
  savedBy: string,
): Promise<number | null> {
  const { data } = await db.rpc('save_draft', {
    conversation,
    tab: draft.tab,
    message: draft.message,
    note: draft.note,
    chosen: draft.chosen,
    message_files: draft.files.message.map(({ id }) => id),
    note_files: draft.files.note.map(({ id }) => id),
    revision,
    saved_by: savedBy,
  })
  return data
}
