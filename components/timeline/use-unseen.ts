'use client'

import { useState } from 'react'
import type { Timeline } from '#lib/conversations/timeline.ts'

/** How many messages of others have come since the end of the timeline was last in view. */
export function useUnseen(timeline: Timeline, isEndVisible: boolean): number {
  const { lastSeq } = timeline.conversation
  const [seenSeq, setSeenSeq] = useState(lastSeq)
  if (isEndVisible && seenSeq !== lastSeq) setSeenSeq(lastSeq)
  if (isEndVisible) return 0
  return [...timeline.messages.values()].filter(
    ({ message }) => message.seq > seenSeq && message.author.id !== timeline.reader,
  ).length
}
