'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Supabase } from '#lib/supabase/browser.ts'
import { draftedConversations } from './queries.ts'

const draftedKey = ['drafted-conversations'] as const
/** Milliseconds: a draft is kept a moment after one stops writing, and begun in another window at times. */
const keptAfter = 1_500
const otherWindows = 60_000

/** Ids of the conversations in which the reader has begun to write; looked at when another one is opened. */
export function useDrafted(db: Supabase, open: number | null): ReadonlySet<string> {
  const client = useQueryClient()
  useEffect(() => {
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: draftedKey }),
      keptAfter,
    )
    return () => clearTimeout(timer)
  }, [client, open])
  const { data } = useQuery({
    queryKey: draftedKey,
    queryFn: () => draftedConversations(db),
    refetchInterval: otherWindows,
  })
  return new Set(data)
}
