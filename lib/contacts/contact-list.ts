import type { ConversationStatus } from '#lib/conversations/conversation.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { filtersOf, type ContactPlace } from './contact-place.ts'

/** The newest conversation with somebody that the reader sees. */
export type LastConversation = {
  number: number
  status: ConversationStatus
  waitingSince: string | null
  snoozedUntil: string | null
  at: string
}

/** Somebody among others. */
export type ListedContact = {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  avatarUrl: string | null
  company: { id: string; name: string } | null
  isVerified: boolean
  isBlocked: boolean
  createdAt: string
  last: LastConversation | null
  /** Conversations that are not closed; counted to a hundred. */
  open: number
}

/** Where a page ended; the database made it, and only the database reads it. */
export type ListCursor = Record<string, unknown>

export type ListPage<Row> = {
  rows: Row[]
  /** Nobody has what was typed: these are called nearly so. */
  isSimilar: boolean
  next: ListCursor | null
}

export type LastJson = {
  number: number
  status: ConversationStatus
  waiting_since: string | null
  snoozed_until: string | null
  at: string
}
type ContactRow = {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  avatar_url: string | null
  company: ListedContact['company']
  is_verified: boolean
  is_blocked: boolean
  created_at: string
  last: LastJson | null
  open: number
}
type Answer = { contacts: ContactRow[]; is_similar: boolean; next: ListCursor | null }

/**
 * A page of the people whom the caller sees.
 *
 * @param after `next` of the page before
 * @throws the Data API's error; of a question that was given up, too
 */
export async function contactsPage(
  db: Supabase,
  place: ContactPlace,
  after: ListCursor | null,
  { signal, size = 50 }: { signal?: AbortSignal; size?: number } = {},
): Promise<ListPage<ListedContact>> {
  const call = db.rpc('contacts_page', {
    query: place.query,
    filters: filtersOf(place),
    sort: place.sort,
    page_size: size,
    ...(after && { after: after as Json }),
  })
  const { data } = await (signal ? call.abortSignal(signal) : call).throwOnError()
  const answer = data as unknown as Answer
  return {
    rows: answer.contacts.map(contactFromRow),
    isSimilar: answer.is_similar,
    next: answer.next,
  }
}

function contactFromRow(row: ContactRow): ListedContact {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    avatarUrl: row.avatar_url,
    company: row.company,
    isVerified: row.is_verified,
    isBlocked: row.is_blocked,
    createdAt: row.created_at,
    last: lastFromJson(row.last),
    open: row.open,
  }
}

export function lastFromJson(json: LastJson | null): LastConversation | null {
  return (
    json && {
      number: json.number,
      status: json.status,
      waitingSince: json.waiting_since,
      snoozedUntil: json.snoozed_until,
      at: json.at,
    }
  )
}
