import type { AttributeValues } from '#lib/attributes/attribute.ts'
import type { Contact, ContactIdentity, ContactNote } from './contact.ts'

export type ContactNoteJson = {
  id: string
  author_id: string
  body: string
  written_at: string
  edited_at: string | null
}

/** `public.contact_card` as it comes. */
export type ContactJson = {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  avatar_url: string | null
  locale: Contact['locale']
  blocked_at: string | null
  erased_at: string | null
  created_at: string
  attributes: AttributeValues
  unverified_attributes: AttributeValues
  vouched: Contact['vouched']
  company: {
    id: string
    name: string
    external_id: string | null
    attributes: AttributeValues
  } | null
  identities: { channel: ContactIdentity['channel']; external_id: string; is_verified: boolean }[]
  merged: {
    id: string
    name: string | null
    email: string | null
    phone: string | null
    merged_by: string | null
    merged_at: string | null
  }[]
  notes: ContactNoteJson[]
  visit: {
    page_url: string | null
    page_title: string | null
    seen_at: string
    browser: string | null
    system: string | null
  } | null
}

export function contactFromJson(json: ContactJson): Contact {
  return {
    id: json.id,
    name: json.name,
    email: json.email,
    phone: json.phone,
    avatarUrl: json.avatar_url,
    locale: json.locale,
    isBlocked: json.blocked_at !== null,
    isErased: json.erased_at !== null,
    createdAt: json.created_at,
    company: json.company && {
      id: json.company.id,
      name: json.company.name,
      externalId: json.company.external_id,
      attributes: json.company.attributes,
    },
    identities: json.identities.map((identity) => ({
      channel: identity.channel,
      externalId: identity.external_id,
      isVerified: identity.is_verified,
    })),
    attributes: json.attributes,
    unverifiedAttributes: json.unverified_attributes,
    vouched: json.vouched,
    merged: json.merged.map(({ merged_by: mergedBy, merged_at: mergedAt, ...rest }) => ({
      ...rest,
      mergedBy,
      mergedAt,
    })),
    notes: json.notes.map(contactNoteFromJson),
    visit: json.visit && {
      pageUrl: webAddress(json.visit.page_url),
      pageTitle: json.visit.page_title,
      seenAt: json.visit.seen_at,
      browser: json.visit.browser,
      system: json.visit.system,
    },
  }
}

/** An address that a link may lead to: a page says what it likes of where it is. */
export function webAddress(said: string | null): string | null {
  return said !== null && /^https?:\/\//i.test(said) && URL.canParse(said) ? said : null
}

function contactNoteFromJson(json: ContactNoteJson): ContactNote {
  return {
    id: json.id,
    authorId: json.author_id,
    body: json.body,
    writtenAt: json.written_at,
    editedAt: json.edited_at,
  }
}
