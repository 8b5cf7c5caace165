'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Cursor, FoundPage } from './hit.ts'
import { searchCompanies, searchContacts, searchMessages } from './queries.ts'
import { filtersFor, type SearchPlace } from './search-place.ts'

/** Found things are a moment old at most: what is typed again within it is not asked for again. */
const staleTime = 10_000
const first = null as Cursor | null

/** What was said with these words, page by page; a newer search cancels the one under way. */
export function useFoundMessages(db: Supabase, place: SearchPlace) {
  return useInfiniteQuery({
    queryKey: ['search', 'messages', place.query, filtersFor(place), place.sort],
    queryFn: ({ pageParam, signal }) => searchMessages(db, place, { after: pageParam, signal }),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next,
    enabled: place.query !== '' && place.tab === 'all',
    placeholderData: keepPreviousData,
    staleTime,
  })
}

/** How many of each kind stand above the messages; a tab of their own shows them all. */
const few = { all: 4, people: 20, companies: 20 }

export function useFoundContacts(db: Supabase, { query, tab }: SearchPlace) {
  return useFound('contacts', query, tab, tab !== 'companies', (page) =>
    searchContacts(db, query, { ...page, size: few[tab] }),
  )
}

export function useFoundCompanies(db: Supabase, { query, tab }: SearchPlace) {
  return useFound('companies', query, tab, tab !== 'people', (page) =>
    searchCompanies(db, query, { ...page, size: few[tab] }),
  )
}

function useFound<Found>(
  kind: string,
  query: string,
  tab: SearchPlace['tab'],
  isWanted: boolean,
  ask: (page: { after: Cursor | null; signal: AbortSignal }) => Promise<FoundPage<Found>>,
) {
  return useInfiniteQuery({
    queryKey: ['search', kind, query, tab],
    queryFn: ({ pageParam, signal }) => ask({ after: pageParam, signal }),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next,
    enabled: query !== '' && isWanted,
    placeholderData: keepPreviousData,
    staleTime,
  })
}
