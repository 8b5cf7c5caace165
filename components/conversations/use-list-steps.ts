'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { ListSelection } from '#components/bulk/use-selection.ts'
import { useCommands } from '#components/commands/use-commands.ts'
import type { Place } from '#lib/conversations/held-order.ts'
import type { InboxPlace } from '#lib/conversations/view.ts'
import { useRowHeight } from './row-height.ts'
import { useGo } from './use-inbox-place.ts'
import { stepTo, useListCommands } from './use-list-commands.ts'
import { scrollToShow } from './window-of-rows.ts'

type ListSteps = {
  place: InboxPlace
  places: readonly Place[]
  /** Index of the open conversation, −1 where it is not in the list. */
  open: number
  scroller: RefObject<HTMLElement | null>
  element: RefObject<HTMLElement | null>
  selection: ListSelection
}

/** Going through a list and marking its rows by the keyboard: J, K, arrows, X, Shift+X and Ctrl/⌘ A. */
export function useListSteps({ place, places, open, scroller, element, selection }: ListSteps) {
  const t = useTranslations('bulk')
  const go = useGo()
  const rowHeight = useRowHeight()
  // Where the open conversation stood before it left this view: J goes on from there.
  const lastOpen = useRef(-1)
  useEffect(() => {
    if (open >= 0) lastOpen.current = open
  }, [open])
  // A row far away is drawn only once the list has scrolled to it.
  const toFocus = useRef<string | null>(null)
  useEffect(() => {
    if (toFocus.current === null) return
    const row = element.current?.querySelector<HTMLElement>(
      `[data-conversation="${toFocus.current}"]`,
    )
    if (!row) return
    row.focus({ preventScroll: true })
    toFocus.current = null
  })
  const step = useListCommands((step, isInList) => {
    const present = places.flatMap(({ row }, index) => (row ? [{ row, index }] : []))
    const here = present.findIndex(({ index }) => index === open)
    const gone = present.findIndex(({ index }) => index >= lastOpen.current)
    const before = gone < 0 ? present.length : gone
    const from = here >= 0 ? here : place.number === null ? -1 : before - (step === 1 ? 1 : 0)
    const to = present[stepTo(step, from, present.length) ?? -1]
    if (!to) return
    go({ ...place, number: to.row.number }, place.number === null ? 'push' : 'replace')
    show(scroller.current, to.index, rowHeight)
    if (isInList) toFocus.current = to.row.id
  })
  /** The row that has the focus, else the open one. */
  const current = () =>
    document.activeElement?.closest<HTMLElement>('[data-conversation]')?.dataset.conversation ??
    places[open]?.id
  const mark = (isRange: boolean) => {
    const id = current()
    if (id) selection.toggle(id, isRange)
  }
  useCommands([
    { id: 'mark', title: t('markOpen'), group: 'list', keys: 'KeyX', run: () => mark(false) },
    {
      id: 'markRange',
      title: t('markRange'),
      group: 'list',
      keys: 'Shift+KeyX',
      run: () => mark(true),
    },
    { id: 'markAll', title: t('selectAll'), group: 'list', run: selection.selectAll },
  ])
  return {
    toMark: selection.toggle,
    press: (event: KeyboardEvent) => {
      if (event.code === 'KeyA' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        return selection.selectAll()
      }
      if (event.code === 'Escape' && selection.isMarking) {
        event.preventDefault()
        event.stopPropagation()
        return selection.clear()
      }
      step(event)
    },
  }
}

/** Scrolls no further than the row needs. */
function show(box: HTMLElement | null, row: number, rowHeight: number) {
  if (!box) return
  const { scrollTop: top, clientHeight: height } = box
  box.scrollTo({ top: scrollToShow(row, rowHeight, { top, height }) })
}
