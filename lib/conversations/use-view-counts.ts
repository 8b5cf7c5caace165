'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { countsKey } from './list-hearing.ts'
import { viewCounts, type ViewCounts } from './list-queries.ts'

/** How many conversations each view holds; useLiveLists has them counted again. */
export function useViewCounts(db: Supabase, initial: ViewCounts): ViewCounts {
  const { data } = useQuery({
    queryKey: countsKey,
    queryFn: () => viewCounts(db),
    initialData: initial,
    staleTime: Infinity,
  })
  return data
}
