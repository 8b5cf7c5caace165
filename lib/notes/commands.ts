import type { Result } from '#lib/kernel/result.ts'
import type { Mentionable } from '#lib/mentions/mentionable.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'

/**
 * Changes the words of one's own note; whom it names anew sees the conversation. Reasons: not_permitted,
 * note_not_found, note_not_yours, note_deleted, message_empty, message_too_long.
 */
export function editNote(
  db: Supabase,
  note: string,
  body: string,
  named: readonly Mentionable[],
): Promise<Result<unknown>> {
  const idsOf = (kind: Mentionable['kind']) =>
    named.filter((each) => each.kind === kind).map(({ id }) => id)
  const mentioned = idsOf('member')
  return verdict(db.rpc('edit_note', { note, body, mentioned, mentioned_teams: idsOf('team') }))
}

/** Blanks one's own note for everybody. Reasons: not_permitted, note_not_found, note_not_yours. */
export function deleteNote(db: Supabase, note: string): Promise<Result<unknown>> {
  return verdict(db.rpc('delete_note', { note }))
}
