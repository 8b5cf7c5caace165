'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Supabase } from '#lib/supabase/browser.ts'
import { auditPageSize, type AuditNames, type AuditPage } from './entry.ts'
import type { AuditFilter } from './filter.ts'
import { auditPage } from './queries.ts'

type First = { filter: AuditFilter; page: AuditPage }

/** The filtered log, page by page. `first` is what came with the page. */
export function useAudit(db: Supabase, filter: AuditFilter, timeZone: string, first: First) {
  const isFirst = JSON.stringify(filter) === JSON.stringify(first.filter)
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      auditPage(db, { filter, timeZone, before: pageParam, size: auditPageSize }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries }) =>
      entries.length < auditPageSize ? undefined : entries.at(-1)?.id,
    ...(isFirst && { initialData: { pages: [first.page], pageParams: [null] } }),
    staleTime: 5_000,
  })
  const log = useMemo(() => query.data && together(query.data.pages), [query.data])
  return { query, log }
}

function together(pages: AuditPage[]): AuditPage {
  const names: AuditNames = {
    member: {},
    team: {},
    inbox: {},
    contact: {},
    conversation: {},
    role: {},
    category: {},
    tag: {},
    macro: {},
  }
  for (const page of pages) {
    for (const kind of Object.keys(names) as (keyof AuditNames)[]) {
      Object.assign(names[kind], page.names[kind])
    }
  }
  return { entries: pages.flatMap(({ entries }) => entries), names }
}
