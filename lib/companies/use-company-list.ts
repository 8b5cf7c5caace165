'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ListCursor, ListPage } from '#lib/contacts/contact-list.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { companiesPage, type ListedCompany } from './company-list.ts'
import type { CompanyPlace } from './company-place.ts'

/**
 * The companies, page by page; what is typed next gives up what was asked before.
 *
 * @param initial the first page of `initial.place`, which came with the screen
 */
export function useCompanyList(
  db: Supabase,
  place: CompanyPlace,
  initial: { place: CompanyPlace; page: ListPage<ListedCompany> },
) {
  return useInfiniteQuery({
    // Under the key of companies: whoever changes one has the lists asked again.
    queryKey: ['company', 'list', place.query, place.sort],
    queryFn: ({ pageParam, signal }) => companiesPage(db, place, pageParam, signal),
    initialPageParam: null as ListCursor | null,
    getNextPageParam: ({ next }) => next,
    ...(place === initial.place && {
      initialData: { pages: [initial.page], pageParams: [null] },
    }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}
