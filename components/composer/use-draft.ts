'use client'

import { useCallback, useMemo, useState } from 'react'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'
import { blankDraft, keepDraft, readDraft, type Draft } from './drafts.ts'

/**
 * What is being written in a conversation, reply and note apart, so that a note never becomes a reply by a
 * wrong click. Kept in this browser until it is sent.
 */
export function useDraft(member: string, conversationId: string) {
  // The server knows no drafts, and hydration has to repeat what the server drew.
  const isHydrated = useIsHydrated()
  const kept = useMemo(
    () => (isHydrated ? readDraft(member, conversationId) : blankDraft),
    [isHydrated, member, conversationId],
  )
  const [written, setWritten] = useState<Draft | null>(null)
  const change = useCallback(
    (part: Partial<Draft>) =>
      setWritten((before) => {
        const after = { ...(before ?? readDraft(member, conversationId)), ...part }
        keepDraft(member, conversationId, after)
        return after
      }),
    [member, conversationId],
  )
  return [written ?? kept, change] as const
}
