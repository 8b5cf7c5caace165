import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Message } from './message.ts'

/* The verbs of a message: each calls one database function, each may be repeated without harm. */

type Named = Pick<Message, 'conversationId' | 'seq'>

/** Changes its words. Reasons: not_permitted, message_not_found, message_empty, message_too_long, message_deleted. */
export function editMessage(
  db: Supabase,
  { conversationId: conversation, seq }: Named,
  body: string,
) {
  return verdict(db.rpc('edit_message', { conversation, seq, body }))
}

/** Blanks it for everybody; the ledger keeps it. Reasons: not_permitted, message_not_found. */
export function deleteMessage(db: Supabase, { conversationId: conversation, seq }: Named) {
  return verdict(db.rpc('delete_message', { conversation, seq }))
}

/**
 * Makes it say again what it said before a revision. Reasons: not_permitted, message_not_found,
 * revision_not_found, revision_erased.
 */
export function restoreMessage(
  db: Supabase,
  { conversationId: conversation, seq }: Named,
  revision: number,
) {
  return verdict(db.rpc('restore_message', { conversation, seq, revision }))
}
