'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { findInConversation, type Found } from '#lib/conversations/find-queries.ts'

/** Milliseconds after the last key before the words are looked for. */
const pause = 200

type Answer = { words: string; found: Found | null }

/** What holds the words, and which of it one stands at; the first answer jumps to the newest. */
export function useFound(
  conversationId: string,
  words: string,
  onJump: (position: number) => Promise<boolean>,
) {
  const db = useSupabase()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [at, setAt] = useState(0)
  const [tries, setTries] = useState(0)
  const stand = useEffectEvent((found: Found, next: number) => {
    setAt(next)
    const position = found.positions[next]
    if (position !== undefined) void onJump(position)
  })
  useEffect(() => {
    if (words.trim() === '') return
    const control = new AbortController()
    const timer = setTimeout(() => {
      findInConversation(db, conversationId, words, control.signal).then(
        (found) => {
          if (control.signal.aborted) return
          setAnswer({ words, found })
          stand(found, 0)
        },
        () => control.signal.aborted || setAnswer({ words, found: null }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [db, conversationId, words, tries])
  const found = words.trim() === '' ? null : (answer?.found ?? null)
  return {
    found,
    at,
    isFailed: answer !== null && answer.words === words && answer.found === null,
    retry: () => setTries(tries + 1),
    /** 1 further up, to what is older; −1 down. From the end it goes round. */
    go(step: number) {
      const total = found?.positions.length ?? 0
      if (!found || total === 0) return
      const next = (at + step + total) % total
      setAt(next)
      void onJump(found.positions[next]!)
    },
  }
}
