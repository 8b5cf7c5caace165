import { ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'

/*
 * Merging: pointers, undone by their split. Every verb may be refused with not_permitted and with
 * conversation_not_found or contact_not_found; other reasons stand beside it.
 */

/** Reasons: conversations_same, conversation_merged, conversations_of_others, contact_erased. */
export function mergeConversations(db: Supabase, conversation: string, into: string) {
  return done(db.rpc('merge_conversations', { conversation, into_conversation: into }))
}

export function splitConversation(db: Supabase, conversation: string) {
  return done(db.rpc('split_conversation', { conversation }))
}

/** Reasons: contacts_same, contact_erased, contact_merged, contact_blocked, contact_verified. */
export function mergeContacts(db: Supabase, contact: string, into: string) {
  return done(db.rpc('merge_contacts', { contact, into_contact: into }))
}

/** Reasons: contact_erased. */
export function splitContact(db: Supabase, contact: string) {
  return done(db.rpc('split_contact', { contact }))
}

/** These two are not about the same: nobody is asked again. */
export function tellApart(db: Supabase, conversation: string, other: string) {
  return done(db.rpc('tell_conversations_apart', { conversation, other }))
}

async function done(call: Parameters<typeof verdict>[0]): Promise<Result<null>> {
  const result = await verdict(call)
  return result.ok ? ok(null) : result
}
