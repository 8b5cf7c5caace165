'use client'

import { useEffect, useEffectEvent } from 'react'
import { joinChannel } from '#lib/realtime/channel.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

/** A conversation that I had, or had snoozed, woke; by whom, where somebody did it. */
export type Woken = {
  conversation_id: string
  reason: string
  by: string | null
  restored_to: 'owner' | 'queue'
}

/**
 * Hears of every conversation of this member that wakes.
 *
 * @param memberId null: hears of none
 */
export function useWoken(
  db: Supabase,
  memberId: string | null,
  onWoken: (woken: Woken) => void,
): void {
  const tell = useEffectEvent(onWoken)
  useEffect(() => {
    if (memberId === null) return
    const channel = joinChannel(db.realtime, `member:${memberId}`, {
      onEvent: (event, payload) => {
        if (event === 'woken') tell(payload as Woken)
      },
    })
    return () => channel.leave()
  }, [db, memberId])
}
