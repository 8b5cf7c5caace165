'use client'

import { useCallback, useMemo, useState } from 'react'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'

export type Tab = 'message' | 'note'
export type Draft = { tab: Tab; message: string; note: string }

const blank: Draft = { tab: 'message', message: '', note: '' }

/**
 * What is being written in a conversation, reply and note apart, so that a note never becomes a reply by a
 * wrong click. Kept in this browser until it is sent.
 */
export function useDraft(member: string, conversationId: string) {
  const key = `otklik-draft:${member}:${conversationId}`
  // The server knows no drafts, and hydration has to repeat what the server drew.
  const isHydrated = useIsHydrated()
  const kept = useMemo(() => (isHydrated ? read(key) : blank), [isHydrated, key])
  const [written, setWritten] = useState<Draft | null>(null)
  const change = useCallback(
    (part: Partial<Draft>) =>
      setWritten((before) => {
        const after = { ...(before ?? read(key)), ...part }
        keep(key, after)
        return after
      }),
    [key],
  )
  return [written ?? kept, change] as const
}

function read(key: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>
    return {
      tab: kept.tab === 'note' ? 'note' : 'message',
      message: typeof kept.message === 'string' ? kept.message : '',
      note: typeof kept.note === 'string' ? kept.note : '',
    }
  } catch {
    return blank
  }
}

function keep(key: string, draft: Draft): void {
  try {
    if (draft.message || draft.note) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {
    // A full or forbidden storage: the text is still in the field.
  }
}
