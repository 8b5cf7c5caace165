'use client'

import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import type { LazyParts } from './lazy-parts.ts'

export type PopupControl = {
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}

/** What the element that opens a popup is given. */
export type TriggerProps = {
  ref: RefObject<HTMLElement | null>
  'aria-haspopup': 'menu' | 'dialog'
  'aria-expanded': boolean
  'data-popup-open': '' | undefined
  onPointerEnter: () => void
  onFocus: () => void
  onClick: (event: MouseEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * A popup whose code comes when somebody reaches for its trigger, by pointer, focus or press.
 *
 * @returns parts are undefined until it was opened once and its code has come
 */
export function useLazyPopup<Parts>(
  kind: TriggerProps['aria-haspopup'],
  lazy: LazyParts<Parts>,
  control: PopupControl,
) {
  const [isOpenHere, setOpenHere] = useState(false)
  const isOpen = control.open ?? isOpenHere
  const [isByKey, setByKey] = useState(false)
  const [parts, setParts] = useState<Parts | undefined>(undefined)
  const trigger = useRef<HTMLElement>(null)

  const reach = () => void lazy.load().catch(() => undefined)
  useEffect(() => {
    if (!isOpen || parts) return
    let isGone = false
    // A component may be a function: wrapped, or setState would call it.
    const take = (come: Parts) => !isGone && setParts(() => come)
    void lazy.load().then(take, () => undefined)
    return () => void (isGone = true)
  }, [isOpen, parts, lazy])

  const setOpen = (open: boolean) => {
    setOpenHere(open)
    control.onOpenChange?.(open)
  }
  const triggerProps: TriggerProps = {
    ref: trigger,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    'data-popup-open': isOpen ? '' : undefined,
    onPointerEnter: reach,
    onFocus: reach,
    onClick: (event) => {
      if (event.defaultPrevented) return
      // A press of a key clicks without a pointer: the first choice gets the focus then.
      setByKey(event.detail === 0)
      setOpen(!isOpen)
    },
    onKeyDown: (event) => {
      if (kind === 'menu' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault()
        setByKey(true)
        setOpen(true)
      }
    },
  }
  return { parts, isOpen, isByKey, setOpen, trigger, triggerProps }
}
