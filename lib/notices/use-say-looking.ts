'use client'

import { useEffect } from 'react'
import { clock } from '#lib/kernel/clock.ts'
import { sayLooking } from './one-tab.ts'

/** Milliseconds between two words that the look goes on. */
const rhythm = 3_000

/** While somebody looks at a conversation, no tab calls for it. */
export function useSayLooking(conversationId: string, isLookedAt: boolean): void {
  useEffect(() => {
    if (!isLookedAt) return
    const say = () => sayLooking(conversationId, clock.ms())
    say()
    const timer = setInterval(say, rhythm)
    return () => {
      clearInterval(timer)
      sayLooking(null, clock.ms())
    }
  }, [conversationId, isLookedAt])
}
