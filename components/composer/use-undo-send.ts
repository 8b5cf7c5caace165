'use client'

import { useEffect, useEffectEvent } from 'react'
import type { DraftKeeper } from '#lib/drafts/keeper.ts'
import { clock } from '#lib/kernel/clock.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'

/**
 * Puts what was taken back before whatever has been written since. Gives a way to take the last one back:
 * false where nothing can be.
 */
export function useUndoSend(
  outbox: DeskOutbox,
  conversationId: string,
  keeper: DraftKeeper,
  onUndone: () => void,
): () => boolean {
  const undone = useEffectEvent(onUndone)
  useEffect(
    () =>
      outbox.onUndone(({ lane, content }) => {
        if (lane !== conversationId) return
        const { draft } = keeper.state()
        const tab = content.kind
        keeper.put({
          tab,
          [tab]: [content.body, draft[tab]].filter((part) => part !== '').join('\n'),
          files: { ...draft.files, [tab]: [...(content.files ?? []), ...draft.files[tab]] },
        })
        undone()
      }),
    [outbox, conversationId, keeper],
  )
  return () => {
    const held = outbox
      .entries()
      .findLast(
        (entry) =>
          entry.lane === conversationId &&
          entry.state === 'waiting' &&
          (entry.heldUntil ?? 0) > clock.ms(),
      )
    if (held) outbox.undo(held.clientId)
    return held !== undefined
  }
}
