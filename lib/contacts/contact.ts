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
  /** Blanked for ever, with everything that was said. */
  isErased: boolean
  createdAt: string
  company: { name: string; externalId: string | null } | null
  identities: ContactIdentity[]
}

/** Has anybody vouched for who this is? */
export function isVerified(contact: Contact): boolean {
  return contact.identities.some((identity) => identity.isVerified)
}

/** How much an erasure blanked. */
export type Erasure = { conversations: number; messages: number; notes: number; files: number }

/** The most characters of the reason for an erasure; the database refuses more. */
export const longestReason = 500

/** Has somebody typed this name, so that they know whom they erase? Case, ё and blanks do not matter. */
export function isNameTyped(typed: string, name: string): boolean {
  const plain = (text: string) =>
    text.trim().replace(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е')
  return plain(name) !== '' && plain(typed) === plain(name)
}
