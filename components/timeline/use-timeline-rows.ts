'use client'

import { useTimeZone } from 'next-intl'
import { useMemo } from 'react'
import { daysIn } from '#lib/conversations/days.ts'
import { rowsOf, type Row } from '#lib/conversations/timeline-rows.ts'
import type { Timeline } from '#lib/conversations/timeline.ts'
import type { OutboxEntry } from '#lib/outbox/entry.ts'
import type { DeskLetter } from '#lib/outbox/letter.ts'

/** The rows of a timeline, with days as the reader's time zone has them. */
export function useTimelineRows(
  timeline: Timeline,
  entries: readonly OutboxEntry<DeskLetter>[],
  unreadAfter: number | null,
): Row[] {
  const timeZone = useTimeZone()
  const dayOf = useMemo(() => daysIn(timeZone), [timeZone])
  return useMemo(
    () => rowsOf(timeline, { entries, unreadAfter, dayOf }),
    [timeline, entries, unreadAfter, dayOf],
  )
}
