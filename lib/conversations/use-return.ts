'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { hearLists, rowInLists } from './list-hearing.ts'
import type { LiveTimeline } from './timeline-live.ts'

/**
 * A conversation that was lost and is heard of on a list's topic, or stands in a list again, is open to the
 * reader again. Nothing else says so: its own topic has another name now, and a press on its row leads to
 * where one is already.
 */
export function useReturn(live: LiveTimeline, isLost: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isLost) return
    const isIt = ({ id }: { id: string }) => id === live.conversationId
    const isListed = () => rowInLists(client, isIt) !== undefined
    let wasListed = isListed()
    const stopWatching = client.getQueryCache().subscribe(() => {
      const isBack = isListed() && !wasListed
      wasListed = isListed()
      if (isBack) void live.compare()
    })
    const stopHearing = hearLists((event) => {
      if (event.type === 'conversation' && isIt(event.row)) void live.compare()
    })
    return () => {
      stopWatching()
      stopHearing()
    }
  }, [client, live, isLost])
}
