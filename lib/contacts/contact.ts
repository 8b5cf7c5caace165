import type { AttributeValues } from '#lib/attributes/attribute.ts'

/** How a contact is known in a channel. Verified: somebody vouched for it (the host page's backend signed it). */
export type ContactIdentity = {
  channel: 'widget' | 'email' | 'phone' | 'telegram'
  externalId: string
  isVerified: boolean
}

/** What the team keeps in mind of a person. */
export type ContactNote = {
  id: string
  authorId: string
  body: string
  writtenAt: string
  editedAt: string | null
}

/** A contact that a member took for the same person. */
export type MergedContact = {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  mergedBy: string | null
  mergedAt: string | null
}

/** The fields that members write and a signed identity speaks of, too. */
export type VouchedField = 'name' | 'email' | 'phone' | 'company_id'

/** The browser that was last here, as it says itself: nothing is decided by it. */
export type Visit = {
  /** Only http and https. */
  pageUrl: string | null
  pageTitle: string | null
  seenAt: string
  browser: string | null
  system: string | null
}

/** A person outside, as members see it: one contact, with everything that was merged into it. */
export type Contact = {
  /** Of the contact that stands for the person; the one that was asked for may be merged into it. */
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
  company: {
    id: string
    name: string
    externalId: string | null
    attributes: AttributeValues
  } | null
  identities: ContactIdentity[]
  attributes: AttributeValues
  /** What a page said in the browser, signed by nobody. */
  unverifiedAttributes: AttributeValues
  /** What the signed identity said last; where it differs from the field, a member wrote over it. */
  vouched: Partial<Record<VouchedField, string>>
  merged: MergedContact[]
  notes: ContactNote[]
  visit: Visit | null
}

/** A contact among others: to choose from, to go to. */
export type ContactMention = {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  companyName: string | null
  createdAt: string
}

/** What members may change of a person; null takes a field away. */
export type ContactChanges = Partial<{
  name: string | null
  email: string | null
  phone: string | null
  locale: 'ru' | 'en' | null
  company_id: string | null
}>

/** Has anybody vouched for who this is? */
export function isVerified(contact: Contact): boolean {
  return contact.identities.some((identity) => identity.isVerified)
}

/**
 * Where a field comes from: the signed identity says the same (signed), says something else (corrected, by
 * a member), or says nothing.
 */
export function sourceOf(
  contact: Contact,
  field: VouchedField,
): { kind: 'signed' } | { kind: 'corrected'; said: string } | null {
  const said = contact.vouched[field]
  if (said === undefined) return null
  const now = field === 'company_id' ? (contact.company?.id ?? null) : contact[field]
  return now === said ? { kind: 'signed' } : { kind: 'corrected', said }
}

/** How much an erasure blanked. */
export type Erasure = { conversations: number; messages: number; notes: number; files: number }

/** The most characters of the reason for an erasure; the database refuses more. */
export const longestReason = 500

/** The most characters of a note on a person; the database refuses more. */
export const longestContactNote = 4000

/** Has somebody typed this name, so that they know whom they erase? Case, ё and blanks do not matter. */
export function isNameTyped(typed: string, name: string): boolean {
  const plain = (text: string) =>
    text.trim().replace(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е')
  return plain(name) !== '' && plain(typed) === plain(name)
}
