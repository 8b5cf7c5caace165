import type { Supabase } from '#lib/supabase/browser.ts'
import type { Contact, ContactMention } from './contact.ts'
import { contactsPage } from './contact-list.ts'
import { contactFromJson, type ContactJson } from './contact-json.ts'

/**
 * A person by any of its contacts; null where the caller sees none of its conversations.
 *
 * @throws the Data API's error
 */
export async function contactById(db: Supabase, id: string): Promise<Contact | null> {
  const { data } = await db.rpc('contact_card', { contact: id }).throwOnError()
  return data === null ? null : contactFromJson(data as ContactJson)
}

const fewest = 8

/**
 * Contacts whom some words find, as far as the caller sees them: whom one may merge with, who is there already.
 *
 * @throws the Data API's error
 */
export async function contactsLike(db: Supabase, words: string): Promise<ContactMention[]> {
  const { rows } = await contactsPage(db, { query: words, sort: 'last' }, null, { size: fewest })
  return rows.map(({ company, ...row }) => ({ ...row, companyName: company?.name ?? null }))
}
