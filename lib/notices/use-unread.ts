'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createDebounce } from '#lib/conversations/debounce.ts'
import { hearLists } from '#lib/conversations/list-hearing.ts'
import { watchWake } from '#lib/realtime/wake.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

const unreadKey = ['my-unread'] as const
/** Milliseconds: reading is stored a moment after it happened. */
const pause = { quiet: 800, atMost: 2_500 }

/** How many own open conversations have something unread, up to 100; counted again when something happens. */
export function useUnread(db: Supabase): number {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: unreadKey,
    queryFn: async () => (await db.rpc('my_unread').throwOnError()).data,
    staleTime: Infinity,
  })
  useEffect(() => {
    const recount = createDebounce(
      () => void client.invalidateQueries({ queryKey: unreadKey }),
      pause,
    )
    const stop = hearLists(recount.ask)
    const stopWaking = watchWake((reason) => {
      if (reason !== 'interval') recount.ask()
    })
    return () => {
      stop()
      stopWaking()
      recount.cancel()
    }
  }, [client])
  return data ?? 0
}
