'use client'

import { memo } from 'react'
import type { Row } from '#lib/conversations/timeline-rows.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { EventLine } from './event-line.tsx'
import { MessageBubble } from './message-bubble.tsx'
import { NoteBubble } from './note-bubble.tsx'
import { PendingBubble } from './pending-bubble.tsx'
import { isSameRow } from './same-row.ts'
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
}, isSame)

function isSame(before: TimelineRowProps, after: TimelineRowProps): boolean {
  return before.me === after.me && isSameRow(before.row, after.row)
}

function Content({ row, me, outbox }: TimelineRowProps) {
  switch (row.kind) {
    case 'message':
      return <MessageBubble row={row} />
    case 'note':
      return <NoteBubble row={row} me={me} />
    case 'event':
      return <EventLine row={row} />
    case 'pending':
      return <PendingBubble row={row} outbox={outbox} />
  }
}
