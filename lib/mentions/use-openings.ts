'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { openingsOf } from './queries.ts'

/**
 * Whom mentions have opened a conversation to.
 *
 * @param asOf position of the event that last changed it: with another one it is asked for again
 */
export function useOpenings(db: Supabase, conversationId: string, asOf: number) {
  return useQuery({
    queryKey: ['openings', conversationId, asOf],
    queryFn: () => openingsOf(db, conversationId),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}
