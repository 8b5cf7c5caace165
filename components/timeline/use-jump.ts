'use client'

import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import type { Row } from '#lib/conversations/timeline-rows.ts'

export type Target = {
  position: number
  /** Counts jumps: the same place may be jumped to again. */
  n: number
  /** It is read next: it takes the focus. A search keeps that in its field. */
  takesFocus: boolean
}

/** Milliseconds for which the place that was jumped to stands out. */
const litFor = 2_500

/** Goes to a place of the conversation, however far above: what is between is brought first. */
export function useJump(live: LiveTimeline) {
  const [target, setTarget] = useState<Target | null>(null)
  const [litN, setLitN] = useState(0)
  const [isReaching, setReaching] = useState(false)
  const jump = useCallback(
    async (position: number, takesFocus = true): Promise<boolean> => {
      setReaching(true)
      const isThere = await live.reach(position)
      setReaching(false)
      if (isThere) setTarget((before) => ({ position, takesFocus, n: (before?.n ?? 0) + 1 }))
      return isThere
    },
    [live],
  )
  const n = target?.n ?? 0
  useEffect(() => {
    if (n === 0) return
    const timer = setTimeout(() => setLitN(n), litFor)
    return () => clearTimeout(timer)
  }, [n])
  return { jump, target, isReaching, isLit: target !== null && litN !== n }
}

/** The row at a position, or the next one that is shown. */
export function rowAt(rows: readonly Row[], position: number): Row | undefined {
  return rows.find((row) => row.position !== null && row.position >= position) ?? rows.at(-1)
}

/** Scrolls to the row that was jumped to, once it is drawn. */
export function useTargetInView(
  box: RefObject<HTMLDivElement | null>,
  target: Target | null,
  key: string | null,
): void {
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !target || !key) return
    const row = element.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
    if (!row) return
    const from = row.getBoundingClientRect().top - element.getBoundingClientRect().top
    element.scrollBy({ top: from - element.clientHeight * 0.3, behavior: 'instant' })
    if (!target.takesFocus) return
    row.tabIndex = -1
    row.focus({ preventScroll: true })
    // Once for each jump: the row may get another key when it moves, and must not be scrolled to again.
  }, [target?.n]) // eslint-disable-line react-hooks/exhaustive-deps
}
