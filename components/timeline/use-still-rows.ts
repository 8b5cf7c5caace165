'use client'

import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * A row, how far its lower edge was from the top of the box, and where the box was scrolled to then. The lower
 * edge, because the upper one moves when an earlier page comes: the name and the day over the row go.
 */
type Held = { key: string; edge: number; scrolledTo: number }

/** Pixels: nearer to the end than this, the end itself is what one looks at. */
const atEnd = 4

/**
 * Keeps what is being read where it is while rows come below it: the scroll position counts from the end,
 * so each of them would push it up. Browsers' own scroll anchoring does this in some browsers, in others not;
 * it is switched off so that it happens once.
 */
export function useStillRows(box: RefObject<HTMLDivElement | null>): void {
  const held = useRef<Held | null>(null)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const hold = () => (held.current = firstVisible(element))
    hold()
    element.addEventListener('scroll', hold, { passive: true })
    return () => element.removeEventListener('scroll', hold)
  }, [box])

  // After every change of the rows: they are compared with where they stood before it.
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !held.current) return
    if (element.scrollTop < -atEnd) {
      const row = element.querySelector(`[data-row="${CSS.escape(held.current.key)}"]`)
      // Scrolled since, though the event has not come yet: that much was meant.
      const meant = held.current.scrolledTo - element.scrollTop
      const moved = row ? edgeOf(row, element) - held.current.edge - meant : 0
      if (Math.abs(moved) >= 1) element.scrollBy({ top: moved, behavior: 'instant' })
    }
    held.current = firstVisible(element)
  })
}

function firstVisible(element: HTMLElement): Held | null {
  const rows = element.querySelectorAll<HTMLElement>('[data-row]')
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edgeOf(rows[middle]!, element) <= 0) low = middle + 1
    else high = middle
  }
  const row = rows[low]
  if (!row) return null
  return { key: row.dataset.row!, edge: edgeOf(row, element), scrolledTo: element.scrollTop }
}

function edgeOf(row: Element, element: HTMLElement): number {
  return row.getBoundingClientRect().bottom - element.getBoundingClientRect().top
}
