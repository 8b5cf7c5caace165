'use client'

import { useState } from 'react'
import type { Timeline } from '#lib/conversations/timeline.ts'

/** What came from others while a reply was being written. */
export type News = { kind: 'contact' } | { kind: 'colleague'; name: string | null; seq: number }

/** As far back as is looked. */
const mostLooked = 50

/**
 * What came since a reply was begun. A colleague's reply counts most: the customer has an answer.
 *
 * @param isWriting is there something in the reply's field
 */
export function useNews(timeline: Timeline, isWriting: boolean): News | null {
  const { id, lastSeq } = timeline.conversation
  const [begun, setBegun] = useState({ id, seq: lastSeq, isWriting })
  const isOther = begun.id !== id
  if (isOther || begun.isWriting !== isWriting) setBegun({ id, seq: lastSeq, isWriting })
  return isOther || !isWriting || !begun.isWriting ? null : newsSince(timeline, begun.seq)
}

/** The newest of the others' messages after a seq; a colleague's before a customer's. */
export function newsSince(
  { messages, conversation, reader }: Timeline,
  since: number,
): News | null {
  let news: News | null = null
  const from = Math.max(since, conversation.lastSeq - mostLooked)
  for (let seq = conversation.lastSeq; seq > from; seq -= 1) {
    const message = messages.get(seq)?.message
    if (!message || message.deletedAt) continue
    const { kind, id, name } = message.author
    if (kind === 'member' && id !== reader) return { kind: 'colleague', name, seq }
    if (kind === 'contact') news = { kind: 'contact' }
  }
  return news
}
