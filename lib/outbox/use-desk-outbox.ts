'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { BrowserSupabase } from '#lib/supabase/browser.ts'
import { createDeskOutbox, type DeskOutbox } from './desk-outbox.ts'
import type { OutboxEntry } from './entry.ts'
import type { DeskLetter } from './letter.ts'

/** The one of this page: two would send the same entries. */
let kept: { member: string; outbox: DeskOutbox } | null = null

function outboxOf(db: BrowserSupabase, member: string): DeskOutbox {
  // On the server it only has to render: nothing of one request may stay for the next.
  if (typeof window === 'undefined') return createDeskOutbox(db, member)
  if (kept?.member !== member) {
    kept?.outbox.close()
    kept = { member, outbox: createDeskOutbox(db, member) }
  }
  return kept.outbox
}

/** The member's outbox. Where it is used first, what earlier pages left behind is sent. */
export function useDeskOutbox(db: BrowserSupabase, member: string): DeskOutbox {
  const outbox = useMemo(() => outboxOf(db, member), [db, member])
  useEffect(() => outbox.start(), [outbox])
  return outbox
}

const none: readonly OutboxEntry<DeskLetter>[] = []

/** What waits to be sent, in all conversations. */
export function useAllOutboxEntries(outbox: DeskOutbox): readonly OutboxEntry<DeskLetter>[] {
  return useSyncExternalStore(outbox.subscribe, outbox.entries, () => none)
}

/** What waits to be sent in one conversation. */
export function useOutboxEntries(outbox: DeskOutbox, lane: string): OutboxEntry<DeskLetter>[] {
  const all = useAllOutboxEntries(outbox)
  return useMemo(() => all.filter((entry) => entry.lane === lane), [all, lane])
}
