'use client'

import { createContext, use, useCallback, useSyncExternalStore, type ReactNode } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import type { Message } from '#lib/messages/message.ts'
import { seenOf, type Seen } from '#lib/read-marks/seen.ts'

const Context = createContext<LiveTimeline | null>(null)

/**
 * The bubbles below learn who has seen them. They ask for themselves: were it in their rows, every mark of
 * anybody would draw the whole conversation anew.
 */
export function SeenProvider({ live, children }: { live: LiveTimeline; children: ReactNode }) {
  return <Context value={live}>{children}</Context>
}

/** Who has seen a message, as of now. */
export function useSeen(message: Message): Seen {
  const live = use(Context)
  if (!live) throw new Error('Bubbles stand inside a <SeenProvider>.')
  const { me } = useDirectory()
  const read = useCallback(() => {
    const { timeline } = live.state()
    if (!timeline) return none
    return JSON.stringify(seenOf(timeline.marks, timeline.messages, message, me.id))
  }, [live, message, me.id])
  return JSON.parse(useSyncExternalStore(live.subscribe, read, read)) as Seen
}

const none = JSON.stringify({ customer: null, members: [] } satisfies Seen)
