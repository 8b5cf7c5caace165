import type { Supabase } from '#lib/supabase/browser.ts'
import type { MessageVerbs } from './changes.ts'
import { deleteMessage, editMessage, restoreMessage } from './commands.ts'

/** The verbs of a message, as this client's member. */
export function messageVerbs(db: Supabase): MessageVerbs {
  return {
    edit: (message, body) => editMessage(db, message, body),
    remove: (message) => deleteMessage(db, message),
    restore: (message, revision) => restoreMessage(db, message, revision),
  }
}
