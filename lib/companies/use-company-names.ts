'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { companyNames } from './queries.ts'

/** Names of companies by their id; undefined while they are not known. */
export function useCompanyNames(db: Supabase, ids: string[]): Record<string, string> | undefined {
  return useQuery({
    queryKey: ['company-names', ids],
    queryFn: () => companyNames(db, ids),
    enabled: ids.length > 0,
    staleTime: 60_000,
  }).data
}
