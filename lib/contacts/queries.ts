import type { Supabase } from '#lib/supabase/browser.ts'
import type { Contact, ContactMention } from './contact.ts'
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
 * Contacts whose name, address or number begins with or contains some words, as far as the caller sees them:
 * whom one may merge with.
 *
 * @throws the Data API's error
 */
export async function contactsLike(db: Supabase, words: string): Promise<ContactMention[]> {
  // What PostgREST reads as its own syntax cannot be in a pattern.
  const like = `*${words.trim().replace(/[,()*%\\"]/g, ' ')}*`
  const { data } = await db
    .from('contacts')
    .select('id, name, email, phone, created_at, companies (name)')
    .is('merged_into_id', null)
    .is('erased_at', null)
    .or(`name.ilike.${like},email.ilike.${like},phone.ilike.${like}`)
    .order('updated_at', { ascending: false })
    .limit(fewest)
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    companyName: row.companies?.name ?? null,
    createdAt: row.created_at,
  }))
}
