'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { contactsPage, type ListCursor, type ListedContact, type ListPage } from './contact-list.ts'
import { filtersOf, type ContactPlace } from './contact-place.ts'

/**
 * The people of a list, page by page; what is typed next gives up what was asked before.
 *
 * @param initial the first page of `initial.place`, which came with the screen
 */
export function useContactList(
  db: Supabase,
  place: ContactPlace,
  initial: { place: ContactPlace; page: ListPage<ListedContact> },
) {
  return useInfiniteQuery({
    // Under the key of contacts: whoever changes one has the lists asked again.
    queryKey: ['contact', 'list', place.query, place.sort, filtersOf(place)],
    queryFn: ({ pageParam, signal }) => contactsPage(db, place, pageParam, { signal }),
    initialPageParam: null as ListCursor | null,
    getNextPageParam: ({ next }) => next,
    ...(place === initial.place && {
      initialData: { pages: [initial.page], pageParams: [null] },
    }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}
