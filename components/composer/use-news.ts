'use client'

import { useEffect, useState } from 'react'
import type { Timeline } from '#lib/conversations/timeline.ts'

/** What came from others while a reply was being written. */
export type News = { kind: 'contact' } | { kind: 'colleague'; name: string | null; seq: number }

/** As far back as is looked. */
const mostLooked = 50

/** Last message when the reply was begun, by conversation: whoever looks elsewhere meanwhile is still writing it. */
const begunAt = new Map<string, number>()

/**
 * What came since a reply was begun. A colleague's reply counts most: the customer has an answer.
 *
 * @param isWriting is there something in the reply's field
 */
export function useNews(timeline: Timeline, isWriting: boolean): News | null {
  const { id, lastSeq } = timeline.conversation
  const standing = { id, isWriting, seq: (isWriting ? begunAt.get(id) : undefined) ?? lastSeq }
  const [begun, setBegun] = useState(standing)
  const isAsBefore = begun.id === id && begun.isWriting === isWriting
  if (!isAsBefore) setBegun(standing)
  useEffect(() => {
    if (begun.isWriting) begunAt.set(begun.id, begun.seq)
    else begunAt.delete(begun.id)
  }, [begun])
  return isAsBefore && isWriting ? newsSince(timeline, begun.seq) : null
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
