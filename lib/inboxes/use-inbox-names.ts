'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { inboxNames } from './queries.ts'

/** Milliseconds: inboxes come and go a few times a year. */
const goodFor = 300_000

/** Every inbox by name, for filters; undefined until known. Asked for where it is wanted only. */
export function useInboxNames(db: Supabase, isWanted = true) {
  return useQuery({
    queryKey: ['inbox-names'],
    queryFn: () => inboxNames(db),
    enabled: isWanted,
    staleTime: goodFor,
  }).data
}
