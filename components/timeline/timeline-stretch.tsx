'use client'

import { memo, useEffect, useRef, useState, type RefObject } from 'react'
import type { Row } from '#lib/conversations/timeline-rows.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { isSameRow } from './same-row.ts'
import { TimelineRow } from './timeline-row.tsx'

type TimelineStretchProps = {
  rows: readonly Row[]
  me: string
  outbox: DeskOutbox
  box: RefObject<HTMLDivElement | null>
}

/**
 * Some neighbouring rows. Far from the window they are let go and their place kept, exactly as tall as
 * they were: a conversation of thousands of messages stays as quick as a short one.
 */
export const TimelineStretch = memo(function TimelineStretch(props: TimelineStretchProps) {
  const { rows, me, outbox, box } = props
  const place = useRef<HTMLDivElement>(null)
  const [heldHeight, setHeldHeight] = useState<number | null>(null)
  useEffect(() => {
    if (!place.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry) setHeldHeight(entry.isIntersecting ? null : entry.boundingClientRect.height)
      },
      { root: box.current, rootMargin: '250% 0px' },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [box])
  // The way to the unread line needs the line.
  const isDrawn = heldHeight === null || rows.some((row) => row.isFirstUnread)
  return (
    <div ref={place} style={isDrawn ? undefined : { height: heldHeight }}>
      {isDrawn &&
        rows.map((row) => (
          <div key={row.key} data-row={row.key}>
            <TimelineRow row={row} me={me} outbox={outbox} />
          </div>
        ))}
    </div>
  )
}, isSameStretch)

function isSameStretch(before: TimelineStretchProps, after: TimelineStretchProps): boolean {
  return (
    before.me === after.me &&
    before.rows.length === after.rows.length &&
    before.rows.every((row, n) => isSameRow(row, after.rows[n]!))
  )
}
