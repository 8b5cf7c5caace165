import type { Mentionable } from '#lib/mentions/mentionable.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { deleteNote, editNote } from './commands.ts'

/** The verbs of a note, as this client's member. */
export function noteVerbs(db: Supabase) {
  return {
    edit: (note: string, body: string, named: readonly Mentionable[]) =>
      editNote(db, note, body, named),
    remove: (note: string) => deleteNote(db, note),
  }
}
