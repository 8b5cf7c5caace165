'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { Supabase } from '#lib/supabase/browser.ts'
import { createDeskOutbox, type DeskOutbox } from './desk-outbox.ts'
import type { OutboxEntry } from './entry.ts'
import type { DeskLetter } from './letter.ts'

/** The one of this page: two would send the same entries. */
let kept: { member: string; outbox: DeskOutbox } | null = null

/** The member's outbox; started at the first use in the browser, so that nothing waits for a click. */
export function useDeskOutbox(db: Supabase, member: string): DeskOutbox {
  return useMemo(() => {
    if (typeof window === 'undefined') return createDeskOutbox(db, member)
    if (kept?.member !== member) {
      kept?.outbox.close()
      kept = { member, outbox: createDeskOutbox(db, member) }
      kept.outbox.start()
    }
    return kept.outbox
  }, [db, member])
}

const none: readonly OutboxEntry<DeskLetter>[] = []

/** What waits to be sent in one conversation. */
export function useOutboxEntries(outbox: DeskOutbox, lane: string): OutboxEntry<DeskLetter>[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.entries, () => none)
  return useMemo(() => all.filter((entry) => entry.lane === lane), [all, lane])
}
