'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { createReader } from '#lib/read-marks/reader.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Onlooker } from './list.ts'
import { tellLists } from './list-hearing.ts'
import type { LiveTimeline } from './timeline-live.ts'
import type { Timeline } from './timeline.ts'

/**
 * Marks a conversation read as far as it is on the screen of somebody who looks; the list hears of it at
 * once, the table a moment later.
 *
 * @param isLookedAt its end is visible, in a window that has the focus
 */
export function useReading(
  db: Supabase,
  live: LiveTimeline,
  timeline: Timeline | null,
  onlooker: Onlooker,
  isLookedAt: boolean,
): void {
  const client = useQueryClient()
  const reader = useRef<ReturnType<typeof createReader>>(null)
  const { conversationId: id } = live
  const lastSeq = timeline?.conversation.lastSeq ?? 0
  const readSeq = timeline?.conversation.myReadSeq ?? 0
  const isOpen = timeline !== null

  const begin = useEffectEvent(() =>
    createReader(readSeq, {
      store: async (seq) => {
        await db.rpc('mark_read', { conversation: id, seq }).throwOnError()
      },
      onRead: (seq) => {
        live.read(seq)
        tellLists(client, { type: 'read', id, seq }, onlooker)
      },
    }),
  )
  useEffect(() => {
    if (!isOpen) return
    const mine = begin()
    reader.current = mine
    return () => {
      void mine.flush()
      mine.stop()
      reader.current = null
    }
  }, [isOpen])

  const isOwn = timeline?.messages.get(lastSeq)?.message.author.id === timeline?.reader
  useEffect(() => {
    // With one's own message the table has marked it already.
    if (isOwn) reader.current?.knows(lastSeq)
    else if (isLookedAt) reader.current?.sees(lastSeq)
  }, [isOpen, isOwn, isLookedAt, lastSeq])
}
