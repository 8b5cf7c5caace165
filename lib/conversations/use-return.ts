'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { rowInLists } from './list-hearing.ts'
import type { LiveTimeline } from './timeline-live.ts'

/**
 * A conversation that was lost and stands in a list again is open to the reader again. Nothing else says so:
 * its topic has another name now, and a press on its row leads to where one is already.
 */
export function useReturn(live: LiveTimeline, isLost: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isLost) return
    const isListed = () => rowInLists(client, ({ id }) => id === live.conversationId) !== undefined
    let wasListed = isListed()
    return client.getQueryCache().subscribe(() => {
      const isBack = isListed() && !wasListed
      wasListed = isListed()
      if (isBack) void live.compare()
    })
  }, [client, live, isLost])
}
