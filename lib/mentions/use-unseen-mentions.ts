'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { countsKey } from '#lib/conversations/list-hearing.ts'
import { viewCounts } from '#lib/conversations/list-queries.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { unseenMentions } from './queries.ts'

/** Under the counts: whatever makes them be counted again, makes this be asked for again. */
const unseenKey = [...countsKey, 'unseen-mentions']

const none: string[] = []

/** Ids of the conversations with a mention of mine that I have not seen. */
export function useUnseenMentions(db: Supabase, me: string): string[] {
  // The desk keeps the counts; most of the time there is none, and nothing more to ask.
  const { data: counts } = useQuery({
    queryKey: countsKey,
    queryFn: () => viewCounts(db),
    staleTime: Infinity,
    enabled: false,
  })
  const areThere = counts !== undefined && counts.mentions > 0
  const { data } = useQuery({
    queryKey: unseenKey,
    queryFn: () => unseenMentions(db, me),
    staleTime: Infinity,
    enabled: areThere,
  })
  return areThere && data ? data : none
}

/** Milliseconds that a conversation is looked at before its mention counts as seen. */
const lookFor = 400

/**
 * Says that a mention was seen. To read the customer's messages says so, too; but a mention stands in a
 * note, and there may be no message left to read.
 *
 * @param readSeq how far the reader has read
 * @param isLookedAt in a window that has the focus, by the member who was mentioned
 */
export function useSeeingMention(
  db: Supabase,
  { conversationId: id, me, readSeq }: { conversationId: string; me: string; readSeq: number },
  isLookedAt: boolean,
): void {
  const client = useQueryClient()
  const isUnseen = useUnseenMentions(db, me).includes(id)
  const see = useEffectEvent(async () => {
    const { error } = await db.rpc('mark_read', { conversation: id, seq: readSeq })
    if (error) return
    client.setQueryData(unseenKey, (before: string[] = none) => before.filter((one) => one !== id))
    await client.invalidateQueries({ queryKey: countsKey })
  })
  useEffect(() => {
    if (!isUnseen || !isLookedAt) return
    const timer = setTimeout(() => void see(), lookFor)
    return () => clearTimeout(timer)
  }, [id, isUnseen, isLookedAt])
}
