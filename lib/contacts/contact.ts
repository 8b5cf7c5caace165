/** How a contact is known in a channel. Verified: somebody vouched for it (the host page's backend signed it). */
export type ContactIdentity = {
  channel: 'widget' | 'email' | 'phone' | 'telegram'
  externalId: string
  isVerified: boolean
}

/** A person outside, as members see it. */
export type Contact = {
  id: string
  /** null for a visitor who never said one. */
  name: string | null
  email: string | null
  phone: string | null
  avatarUrl: string | null
  locale: 'ru' | 'en' | null
  isBlocked: boolean
  createdAt: string
  company: { name: string; externalId: string | null } | null
  identities: ContactIdentity[]
}

/** Has anybody vouched for who this is? */
export function isVerified(contact: Contact): boolean {
  return contact.identities.some((identity) => identity.isVerified)
}
