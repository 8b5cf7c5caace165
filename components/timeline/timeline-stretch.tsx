'use client'

import { memo, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { Row } from '#lib/conversations/timeline-rows.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { likelyHeight } from './likely-height.ts'
import { isSameRow } from './same-row.ts'
import { TimelineRow } from './timeline-row.tsx'

type TimelineStretchProps = {
  rows: readonly Row[]
  me: string
  outbox: DeskOutbox
  box: RefObject<HTMLDivElement | null>
  /** Key of the row that was jumped to, where it is one of these. */
  target: string | null
  isLit: boolean
  /** Among so many others that it is hardly looked at: not drawn before one comes near. */
  startsFar: boolean
}

/**
 * Some neighbouring rows. Far from the window they are let go and their place kept, exactly as tall as
 * they were (or, where they never were drawn, as they likely are): a conversation of thousands of messages
 * stays as quick as a short one.
 */
export const TimelineStretch = memo(function TimelineStretch(props: TimelineStretchProps) {
  const { rows, me, outbox, box, target } = props
  const place = useRef<HTMLDivElement>(null)
  const [heldHeight, setHeldHeight] = useState<number | null>(
    props.startsFar ? likelyHeight(rows) : null,
  )
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
  // The way to the unread line needs the line, and that to a message the message.
  const isDrawn = heldHeight === null || target !== null || rows.some((row) => row.isFirstUnread)
  useHeldPlace(place, box, isDrawn, heldHeight)
  return (
    <div ref={place} style={isDrawn ? undefined : { height: heldHeight }}>
      {isDrawn &&
        rows.map((row) => (
          <div
            key={row.key}
            data-row={row.key}
            className={classNames(
              'outline-none transition-colors duration-500',
              row.key === target && props.isLit && 'bg-selected',
            )}
          >
            <TimelineRow row={row} me={me} outbox={outbox} />
          </div>
        ))}
    </div>
  )
}, isSameStretch)

/**
 * Rows that turn out taller than the place that was held for them push up what is read above them: the
 * box's position counts from its end.
 */
function useHeldPlace(
  place: RefObject<HTMLDivElement | null>,
  box: RefObject<HTMLDivElement | null>,
  isDrawn: boolean,
  heldHeight: number | null,
) {
  const held = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (!isDrawn) return void (held.current = heldHeight)
    const before = held.current
    held.current = null
    if (before === null || !place.current || !box.current) return
    const { top, height } = place.current.getBoundingClientRect()
    const grown = height - before
    if (Math.abs(grown) < 1 || top < box.current.getBoundingClientRect().top) return
    box.current.scrollBy({ top: -grown, behavior: 'instant' })
    // Whoever keeps rows still must know before the browser says so a frame later.
    box.current.dispatchEvent(new Event('scroll'))
  }, [isDrawn, heldHeight, place, box])
}

function isSameStretch(before: TimelineStretchProps, after: TimelineStretchProps): boolean {
  return (
    before.me === after.me &&
    before.target === after.target &&
    before.isLit === after.isLit &&
    before.rows.length === after.rows.length &&
    before.rows.every((row, n) => isSameRow(row, after.rows[n]!))
  )
}
