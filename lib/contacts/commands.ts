import type { AttributeValues } from '#lib/attributes/attribute.ts'
import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { reasonIn } from '#lib/outbox/outcome.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Contact, ContactChanges, Erasure } from './contact.ts'
import { contactFromJson, type ContactJson } from './contact-json.ts'

/**
 * Changes what is known of a person; addresses and numbers come back in one spelling. Reasons:
 * not_permitted, contact_not_found, company_not_found, contact_erased, contact_name_too_long,
 * email_invalid, phone_invalid.
 */
export async function editContact(
  db: Supabase,
  contact: string,
  changes: ContactChanges,
): Promise<Result<Contact>> {
  const result = await verdict(db.rpc('edit_contact', { contact, changes }))
  return result.ok ? ok(contactFromJson(result.value as ContactJson)) : result
}

/**
 * Writes a person in by hand; repeating an id gives the first. Reasons: not_permitted, contact_empty,
 * client_id_taken and those of editContact.
 */
export async function createContact(
  db: Supabase,
  id: string,
  fields: ContactChanges,
): Promise<Result<Contact>> {
  const result = await verdict(db.rpc('create_contact', { id, fields }))
  return result.ok ? ok(contactFromJson(result.value as ContactJson)) : result
}

/** Changes attributes; null takes one away. Reasons: not_permitted, contact_not_found, attribute_unknown, attribute_invalid. */
export function setContactAttributes(db: Supabase, contact: string, changes: AttributeValues) {
  return verdict(db.rpc('set_contact_attributes', { contact, changes }))
}

/** Repeating the client's id returns the first note. Reasons: not_permitted, contact_not_found, message_empty, message_too_long. */
export function writeContactNote(db: Supabase, contact: string, clientId: string, body: string) {
  return verdict(db.rpc('write_contact_note', { contact, client_id: clientId, body }))
}

/** Reasons: not_permitted (another's), note_not_found, message_empty, message_too_long. */
export function editContactNote(db: Supabase, note: string, body: string) {
  return verdict(db.rpc('edit_contact_note', { note, body }))
}

/** Reasons: not_permitted (another's), note_not_found. */
export async function deleteContactNote(db: Supabase, note: string): Promise<Result<null>> {
  const result = await verdict(db.rpc('delete_contact_note', { note }))
  return result.ok ? ok(null) : result
}

/**
 * Blanks a person and everything said with it, for ever. Reasons: not_permitted, contact_not_found,
 * reason_missing.
 */
export async function eraseContact(
  db: Supabase,
  contact: string,
  reason: string,
): Promise<Result<Erasure>> {
  const { data, error, status } = await db.rpc('erase_contact', { contact, reason })
  if (!error) return ok(data as Erasure)
  return failed(status === 0 || status >= 500 ? 'network' : reasonIn(error.message))
}

/** Shuts a person out of every widget, or lets it in again. Reasons: not_permitted, contact_not_found, contact_erased. */
export function blockContact(
  db: Supabase,
  contact: string,
  isBlocked: boolean,
): Promise<Result<unknown>> {
  return verdict(
    isBlocked ? db.rpc('block_contact', { contact }) : db.rpc('unblock_contact', { contact }),
  )
}
