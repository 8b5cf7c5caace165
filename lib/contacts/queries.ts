import type { Supabase } from '#lib/supabase/browser.ts'
import type { Contact, ContactIdentity } from './contact.ts'

/**
 * A contact with employer and identities; null where the caller sees none of its conversations.
 *
 * @throws the Data API's error
 */
export async function contactById(db: Supabase, id: string): Promise<Contact | null> {
  const { data } = await db
    .from('contacts')
    .select(
      'id, name, email, phone, avatar_url, locale, blocked_at, erased_at, created_at, companies (name, external_id), contact_identities (channel, external_id, verified_at)',
    )
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  if (!data) return null
  return {
    id: data.id,
    name: data.name,
    email: data.email,
    phone: data.phone,
    avatarUrl: data.avatar_url,
    locale: data.locale as Contact['locale'],
    isBlocked: data.blocked_at !== null,
    isErased: data.erased_at !== null,
    createdAt: data.created_at,
    company: data.companies && {
      name: data.companies.name,
      externalId: data.companies.external_id,
    },
    identities: data.contact_identities.map((identity) => ({
      channel: identity.channel as ContactIdentity['channel'],
      externalId: identity.external_id,
      isVerified: identity.verified_at !== null,
    })),
  }
}
