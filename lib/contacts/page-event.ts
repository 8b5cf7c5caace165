'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'

/** Something that the host page says its visitor did. Nobody signed it. */
export type PageEvent = {
  id: number
  name: string
  facts: Record<string, string | number | boolean>
  pageUrl: string | null
  happenedAt: string
}

/** As many as the database keeps of a contact. */
const most = 50

/**
 * The latest events of a person, the newest first.
 *
 * @param contacts ids of every contact that is this person; undefined until they are known
 * @param asOf  seq of the conversation's newest message: what was done before it is asked for with it
 */
export function usePageEvents(db: Supabase, contacts: string[] | undefined, asOf: number) {
  return useQuery({
    queryKey: ['page-events', contacts, asOf],
    queryFn: () => pageEvents(db, contacts!),
    enabled: contacts !== undefined,
    placeholderData: keepPreviousData,
  })
}

async function pageEvents(db: Supabase, contacts: string[]): Promise<PageEvent[]> {
  const { data } = await db
    .from('page_events')
    .select('id, name, facts, page_url, happened_at')
    .in('contact_id', contacts)
    .order('happened_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(most)
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    name: row.name,
    facts: row.facts as PageEvent['facts'],
    pageUrl: row.page_url,
    happenedAt: row.happened_at,
  }))
}
