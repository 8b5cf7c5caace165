'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import type { Cursor, FoundPage } from './hit.ts'
import type { SearchPlace } from './search-place.ts'

/** A note on a person, and whose. */
export type FoundContactNote = {
  id: string
  at: string
  authorId: string
  /** Plain and found pieces of text take turns, plain first. */
  snippet: string[]
  contact: { id: string; name: string | null }
}

type Answer = {
  notes: (Omit<FoundContactNote, 'authorId'> & { author_id: string })[]
  next: Cursor | null
}

/** @throws the Data API's error; a cancelled search, too */
async function searchContactNotes(
  db: Supabase,
  query: string,
  page: { after: Cursor | null; size: number; signal: AbortSignal },
): Promise<FoundPage<FoundContactNote>> {
  const { after, size, signal } = page
  const { data } = await db
    .rpc('search_contact_notes', { query, page_size: size, ...(after && { after: after as Json }) })
    .abortSignal(signal)
    .throwOnError()
  const { notes, next } = data as unknown as Answer
  return { next, found: notes.map(({ author_id: authorId, ...rest }) => ({ ...rest, authorId })) }
}

/** Notes on people with these words: a few above the messages, all of them among the people. */
export function useFoundContactNotes(db: Supabase, { query, tab }: SearchPlace) {
  return useInfiniteQuery({
    queryKey: ['search', 'contact-notes', query, tab],
    queryFn: ({ pageParam, signal }) =>
      searchContactNotes(db, query, {
        after: pageParam,
        signal,
        size: tab === 'people' ? 20 : 3,
      }),
    initialPageParam: null as Cursor | null,
    getNextPageParam: ({ next }) => next,
    enabled: query !== '' && tab !== 'companies',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}
