'use client'

import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useRowHeight } from './row-height.ts'

/** A row that comes to the top of the list must not move what is being read further down. */
export function useStillScroll(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly { id: string }[],
) {
  const rowHeight = useRowHeight()
  const before = useRef(rows)
  useLayoutEffect(() => {
    const old = before.current
    before.current = rows
    const box = scroller.current
    if (!box || box.scrollTop < rowHeight) return
    const top = Math.floor(box.scrollTop / rowHeight)
    const seen = old[top]?.id
    const now = rows.findIndex(({ id }) => id === seen)
    // The row itself went to the top: nothing to hold on to.
    if (now > 0 && now !== top) box.scrollBy(0, (now - top) * rowHeight)
  }, [rows, scroller, rowHeight])
}
