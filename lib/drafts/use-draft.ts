'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { joinChannel } from '#lib/realtime/channel.ts'
import { watchWake } from '#lib/realtime/wake.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { keepCopy, readCopy } from './browser-copy.ts'
import { saveDraft } from './commands.ts'
import { blankDraft } from './draft.ts'
import { createDraftKeeper, type DraftKeeper, type DraftState } from './keeper.ts'
import { draftOf } from './queries.ts'

/** Milliseconds without a key after which a draft is saved. */
const lull = 700

/** Tells this page's savings from those of others. */
const here = typeof crypto === 'undefined' ? '' : crypto.randomUUID()

/** The server knows no drafts, and hydration has to repeat what the server drew. */
const onServer: DraftState = { draft: blankDraft, version: -1 }

/**
 * What is being written in a conversation, reply and note apart, so that a note never becomes a reply by a
 * wrong click. Kept in this browser until it is sent, and for the member's other browsers and tabs.
 */
export function useDraft(
  db: Supabase,
  member: string,
  conversationId: string,
): DraftState & { keeper: DraftKeeper } {
  const keeper = useMemo(
    () => draftKeeper(db, member, conversationId),
    [db, member, conversationId],
  )
  const state = useSyncExternalStore(keeper.subscribe, keeper.state, () => onServer)

  useEffect(() => {
    void keeper.compare()
    const stop = watchWake((reason) => reason !== 'interval' && void keeper.compare())
    const channel = joinChannel(db.realtime, `member:${member}`, {
      onEvent(event, payload) {
        if (event !== 'draft') return
        const said = payload as { conversation_id: string; revision: number; saved_by: string }
        if (said.conversation_id === conversationId && said.saved_by !== here)
          keeper.heard(said.revision)
      },
      onCatchUp: (reason) => reason !== 'interval' && void keeper.compare(),
    })
    return () => {
      // Whoever goes to the next conversation has not finished this one.
      void keeper.compare()
      stop()
      channel.leave()
    }
  }, [keeper, db, member, conversationId])

  return { ...state, keeper }
}

function draftKeeper(db: Supabase, member: string, conversationId: string): DraftKeeper {
  let timer: ReturnType<typeof setTimeout>
  return createDraftKeeper({
    read: () => readCopy(member, conversationId),
    keep: (kept) => keepCopy(member, conversationId, kept),
    fetch: () => draftOf(db, conversationId),
    save: (draft, revision) => saveDraft(db, conversationId, draft, revision, here),
    later(save) {
      clearTimeout(timer)
      timer = setTimeout(save, lull)
    },
  })
}
