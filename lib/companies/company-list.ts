import {
  lastFromJson,
  type LastConversation,
  type LastJson,
  type ListCursor,
  type ListPage,
} from '#lib/contacts/contact-list.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import type { CompanyPlace } from './company-place.ts'

/** A company among others, with as much of its people and conversations as the reader sees. */
export type ListedCompany = {
  id: string
  name: string
  externalId: string | null
  createdAt: string
  /** Counted to a hundred, and so the next one. */
  people: number
  /** Conversations that are not closed. */
  open: number
  last: LastConversation | null
}

type CompanyRow = {
  id: string
  name: string
  external_id: string | null
  created_at: string
  people: number
  open: number
  last: LastJson | null
}
type Answer = { companies: CompanyRow[]; is_similar: boolean; next: ListCursor | null }

/**
 * A page of the companies.
 *
 * @param after `next` of the page before
 * @throws the Data API's error; of a question that was given up, too
 */
export async function companiesPage(
  db: Supabase,
  place: CompanyPlace,
  after: ListCursor | null,
  signal?: AbortSignal,
): Promise<ListPage<ListedCompany>> {
  const call = db.rpc('companies_page', {
    query: place.query,
    sort: place.sort,
    ...(after && { after: after as Json }),
  })
  const { data } = await (signal ? call.abortSignal(signal) : call).throwOnError()
  const answer = data as unknown as Answer
  return {
    rows: answer.companies.map(companyFromRow),
    isSimilar: answer.is_similar,
    next: answer.next,
  }
}

function companyFromRow(row: CompanyRow): ListedCompany {
  return {
    id: row.id,
    name: row.name,
    externalId: row.external_id,
    createdAt: row.created_at,
    people: row.people,
    open: row.open,
    last: lastFromJson(row.last),
  }
}
