import { useEffect, useState } from 'react'
import { clock } from '#lib/kernel/clock.ts'
import type { Place } from '#lib/widget/conversation.ts'
import { waitOf } from '#lib/widget/wait.ts'
import { timeIn } from './when.ts'
import { useWords, type Words } from './words.ts'

/** While a conversation waits for somebody: the place and how long it takes, or when the team is back. */
export function QueueLine({ queue }: { queue: Place }) {
  const words = useWords()
  useMinutes()
  return <span className="queue">{says(words, queue)}</span>
}

function says(words: Words, { place, expectedSeconds, opensAt }: Place): string {
  const { texts } = words
  return (
    backIn(words, opensAt) ??
    texts.place(place, expectedSeconds === null ? null : waitOf(expectedSeconds))
  )
}

/** When the team is back; null while it is there. */
export function backIn(words: Words, opensAt: number | null): string | null {
  const now = clock.now()
  if (opensAt === null || opensAt <= now.getTime()) return null
  const opens = new Date(opensAt)
  const days = Math.round((midnight(opens) - midnight(now)) / 86_400_000)
  return words.texts.backAt(days, opens, timeIn(words, opensAt))
}

function midnight(at: Date): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Today becomes tomorrow, and the team is back, without a word of the server. */
export function useMinutes(): void {
  const [, again] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => again((count) => count + 1), 30_000)
    return () => clearInterval(timer)
  }, [])
}
