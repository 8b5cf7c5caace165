'use client'

import { useMemo, useRef, useState, type FocusEvent, type PointerEvent } from 'react'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { heldList, type HeldList } from '#lib/conversations/held-order.ts'

/**
 * The rows of a list that keeps still while a mouse rests on it or the keyboard is in it. Fingers do not
 * rest: a list that is touched goes on.
 *
 * @returns the places to draw, how much waits, and what the box of the list is given
 */
export function useHeldRows(rows: readonly Conversation[]) {
  const [held, setHeld] = useState<string[] | null>(null)
  const isPointed = useRef(false)
  const hasKeyboard = useRef(false)
  const hold = () => setHeld((before) => before ?? rows.map(({ id }) => id))
  const release = () => {
    if (!isPointed.current && !hasKeyboard.current) setHeld(null)
  }
  const list = useMemo<HeldList>(
    () =>
      held
        ? heldList(held, rows)
        : { places: rows.map((row) => ({ id: row.id, row })), waiting: 0 },
    [held, rows],
  )
  return {
    ...list,
    /** Shows the list as it is now. */
    letGo: () => setHeld(held && rows.map(({ id }) => id)),
    holdProps: {
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType !== 'mouse' || isPointed.current) return
        isPointed.current = true
        hold()
      },
      onPointerLeave: () => {
        isPointed.current = false
        release()
      },
      onFocus: (event: FocusEvent<HTMLElement>) => {
        if (!event.target.matches(':focus-visible')) return
        hasKeyboard.current = true
        hold()
      },
      onBlur: (event: FocusEvent<HTMLElement>) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        hasKeyboard.current = false
        release()
      },
    },
  }
}
