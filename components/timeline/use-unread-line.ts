'use client'

import { useState } from 'react'
import { isUnread } from '#lib/conversations/conversation.ts'
import type { Timeline } from '#lib/conversations/timeline.ts'

type Line = { after: number | null; contactSeq: number; lastSeq: number }

/**
 * Where the unread line stands: above the first message that had not been read when the conversation was
 * opened, or that came while nobody looked. It stays while one reads, and goes with one's own answer.
 *
 * @param timeline null while it is not known to be current: news that it lacks would count as read
 * @returns the seq that the line stands after, or null for no line
 */
export function useUnreadLine(timeline: Timeline | null, isLookedAt: boolean): number | null {
  const [line, setLine] = useState<Line | null>(null)
  if (!timeline) return null
  const next = nextLine(line, timeline, isLookedAt)
  if (next !== line) setLine(next)
  return next.after
}

export function nextLine(line: Line | null, timeline: Timeline, isLookedAt: boolean): Line {
  const { lastContactSeq: contactSeq, lastSeq, myReadSeq } = timeline.conversation
  if (!line)
    return { after: isUnread(timeline.conversation) ? myReadSeq : null, contactSeq, lastSeq }
  if (line.contactSeq === contactSeq && line.lastSeq === lastSeq) return line
  const isOwnAnswer = timeline.messages.get(lastSeq)?.message.author.id === timeline.reader
  if (isOwnAnswer) return { after: null, contactSeq, lastSeq }
  const isNews = contactSeq > line.contactSeq && !isLookedAt
  // A line that was read past has done its duty; one that was not goes on standing where it is.
  const isDone = line.after === null || myReadSeq > line.after
  return { after: isNews && isDone ? myReadSeq : line.after, contactSeq, lastSeq }
}
