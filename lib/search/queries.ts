import type { ConversationStatus } from '#lib/conversations/conversation.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import type { Cursor, FoundCompany, FoundContact, FoundPage, Hit, HitPage } from './hit.ts'
import { filtersFor, type SearchPlace } from './search-place.ts'

type HitRow = {
  kind: Hit['kind']
  at: string
  position: number
  seq: number | null
  author: Hit['author']
  snippet: string[]
  conversation: {
    id: string
    number: number
    contact_name: string | null
    status: ConversationStatus
    team_id: string | null
    waiting_since: string | null
  }
}
type HitAnswer = {
  hits: HitRow[]
  conversation: { number: number; contact_name: string | null; preview: string } | null
  next: Cursor | null
  reached: string | null
  asks_nothing: boolean
}
type Page = { after: Cursor | null; signal: AbortSignal }

/**
 * A page of what was said with these words, newest (or best) first.
 *
 * @throws the Data API's error; a cancelled search, too
 */
export async function searchMessages(
  db: Supabase,
  place: SearchPlace,
  { after, signal }: Page,
): Promise<HitPage> {
  const { data } = await db
    .rpc('search_messages', {
      query: place.query,
      filters: filtersFor(place),
      sort: place.sort,
      ...(after && { after: after as Json }),
    })
    .abortSignal(signal)
    .throwOnError()
  const answer = data as unknown as HitAnswer
  return {
    hits: answer.hits.map(hitFromRow),
    numbered: answer.conversation && {
      number: answer.conversation.number,
      contactName: answer.conversation.contact_name,
      preview: answer.conversation.preview,
    },
    next: answer.next,
    reached: answer.reached,
    asksNothing: answer.asks_nothing,
  }
}

function hitFromRow({ conversation, ...row }: HitRow): Hit {
  return {
    ...row,
    conversation: {
      id: conversation.id,
      number: conversation.number,
      contactName: conversation.contact_name,
      status: conversation.status,
      teamId: conversation.team_id,
      waitingSince: conversation.waiting_since,
    },
  }
}

/**
 * Contacts that one sees, by name, address, telephone number or outside id; similar names where there are none.
 *
 * @throws the Data API's error
 */
export async function searchContacts(
  db: Supabase,
  query: string,
  { after, signal, size }: Page & { size: number },
): Promise<FoundPage<FoundContact>> {
  const { data } = await db
    .rpc('search_contacts', { query, page_size: size, ...(after && { after: after as Json }) })
    .abortSignal(signal)
    .throwOnError()
  const { contacts, next } = data as unknown as { contacts: ContactRow[]; next: Cursor | null }
  return {
    next,
    found: contacts.map((row) => ({
      id: row.id,
      name: row.name || null,
      email: row.email,
      phone: row.phone,
      avatarUrl: row.avatar_url,
      companyName: row.company_name,
      isSimilar: row.is_similar,
    })),
  }
}
type ContactRow = {
  id: string
  name: string
  email: string | null
  phone: string | null
  avatar_url: string | null
  company_name: string | null
  is_similar: boolean
}

/**
 * Companies by name or outside id; similar names where there are none.
 *
 * @throws the Data API's error
 */
export async function searchCompanies(
  db: Supabase,
  query: string,
  { after, signal, size }: Page & { size: number },
): Promise<FoundPage<FoundCompany>> {
  const { data } = await db
    .rpc('search_companies', { query, page_size: size, ...(after && { after: after as Json }) })
    .abortSignal(signal)
    .throwOnError()
  const { companies, next } = data as unknown as { companies: CompanyRow[]; next: Cursor | null }
  return {
    next,
    found: companies.map(({ id, name, is_similar }) => ({ id, name, isSimilar: is_similar })),
  }
}
type CompanyRow = { id: string; name: string; is_similar: boolean }
