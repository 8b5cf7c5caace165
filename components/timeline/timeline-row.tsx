'use client'

import { memo } from 'react'
import type { Row } from '#lib/conversations/timeline-rows.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { EventLine } from './event-line.tsx'
import { MessageBubble } from './message-bubble.tsx'
import { NoteBubble } from './note-bubble.tsx'
import { PendingBubble } from './pending-bubble.tsx'
import { DaySeparator, UnreadLine } from './separators.tsx'

type TimelineRowProps = {
  row: Row
  /** Id of the member who reads. */
  me: string
  outbox: DeskOutbox
}

/**
 * One row, with what stands above it. Its distance is padding: margins fall out of what the list measures,
 * and the scroll position would drift by them.
 */
export const TimelineRow = memo(function TimelineRow({ row, me, outbox }: TimelineRowProps) {
  return (
    <div className="px-4 sm:px-6">
      {row.dayAbove && <DaySeparator at={row.at} />}
      {row.isFirstUnread && <UnreadLine />}
      <Content row={row} me={me} outbox={outbox} />
    </div>
  )
}, isSameRow)

/** Rows are made anew with every event; most of them say what they said. */
function isSameRow(before: TimelineRowProps, after: TimelineRowProps): boolean {
  const [one, other] = [before.row, after.row] as unknown as [object, object][]
  return (
    before.me === after.me &&
    Object.entries(one!).every(([key, value]) => other![key as never] === value) &&
    Object.keys(one!).length === Object.keys(other!).length
  )
}

function Content({ row, me, outbox }: TimelineRowProps) {
  switch (row.kind) {
    case 'message':
      return <MessageBubble row={row} me={me} />
    case 'note':
      return <NoteBubble row={row} me={me} />
    case 'event':
      return <EventLine row={row} />
    case 'pending':
      return <PendingBubble row={row} outbox={outbox} />
  }
}
