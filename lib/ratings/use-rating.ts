'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { lastRating } from './queries.ts'

/** The last rating of a conversation, asked for anew with each of its events (`asOf`, its position). */
export function useRating(db: Supabase, conversation: string, asOf: number) {
  return useQuery({
    queryKey: ['rating', conversation, asOf],
    queryFn: () => lastRating(db, conversation),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}
