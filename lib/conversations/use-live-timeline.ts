'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { forgetContacts } from '#lib/contacts/use-contact.ts'
import { afterPaint } from '#lib/kernel/after-paint.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import type { ViewingTopic } from '#lib/realtime/topics.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { forgetTimeline, keepTimeline, keptTimeline } from './timeline-cache.ts'
import type { LiveTimelineState } from './live-timeline-state.ts'
import { createLiveTimeline, type LiveTimeline } from './timeline-live.ts'
import { timelinePage } from './timeline-queries.ts'
import type { TimelinePage } from './timeline.ts'
import { useFirstShowing } from './use-first-showing.ts'

/** Milliseconds after which what is known of a person is asked for once more. */
const secondLook = 700

/** Milliseconds after which an answer is not waited for any longer. */
const patience = 10_000

type Wanted = {
  conversationId: string
  /** Id of the member who reads. */
  reader: string
  readerName: string
  /** Set where somebody else looks through the reader's eyes. */
  viewing: ViewingTopic | undefined
  /** What came with the page. */
  initial?: TimelinePage | null
  outbox: DeskOutbox
}

/** A conversation for as long as the component lives; give the component the conversation's id as its key. */
export function useLiveTimeline(
  db: Supabase,
  { conversationId, reader, readerName, viewing, initial, outbox }: Wanted,
): { live: LiveTimeline; state: LiveTimelineState } {
  const client = useQueryClient()
  const first = useFirstShowing(initial)
  const [live] = useState(() =>
    createLiveTimeline({
      conversationId,
      reader,
      readerName,
      viewing,
      initial:
        first ?? (typeof window === 'undefined' ? null : keptTimeline(reader, conversationId)),
      fetchPage: (stretch) =>
        timelinePage(db, conversationId, stretch, AbortSignal.timeout(patience)),
      realtime: db.realtime,
      onStored: outbox.confirm,
      onContactChanged: () => {
        void forgetContacts(client)
        // The word may come a moment before the table shows what it tells of.
        setTimeout(() => void forgetContacts(client), secondLook)
      },
      onJoined: outbox.wake,
    }),
  )
  const state = useSyncExternalStore(live.subscribe, live.state, live.state)

  useEffect(() => {
    // What is here is drawn first; then it is compared with the table.
    const stopWaiting = live.state().timeline ? afterPaint(live.start) : void live.start()
    const stopHearing = outbox.onDelivered((entry, answer) => {
      if (entry.lane === conversationId) live.delivered(answer)
    })
    return () => {
      stopWaiting?.()
      stopHearing()
      live.stop()
      const { timeline } = live.state()
      if (timeline) keepTimeline(timeline)
      else forgetTimeline(reader, conversationId)
    }
  }, [live, outbox, reader, conversationId])

  return { live, state }
}
