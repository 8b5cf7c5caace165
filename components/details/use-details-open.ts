'use client'

import { useState, useSyncExternalStore } from 'react'

/** Where details fit beside the conversation; the same width as Tailwind's xl. */
const wide = '(min-width: 80rem)'
const key = 'otklik-details'

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(wide)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether the details are shown: beside the conversation (remembered) or in a drawer (for now). */
export function useDetailsOpen() {
  const isWide = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(wide).matches,
    () => true,
  )
  const [isBeside, setBeside] = useState(remembered)
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  return {
    /** Wanted beside the conversation; style hides it where it does not fit. */
    isBeside,
    isDrawerOpen: isDrawerOpen && !isWide,
    setDrawerOpen,
    isOpen: isWide ? isBeside : isDrawerOpen,
    toggle: () => {
      if (!isWide) return setDrawerOpen(!isDrawerOpen)
      setBeside(!isBeside)
      remember(!isBeside)
    },
  }
}

function remembered(): boolean {
  try {
    return typeof window === 'undefined' || localStorage.getItem(key) !== 'closed'
  } catch {
    return true
  }
}

function remember(isOpen: boolean): void {
  try {
    localStorage.setItem(key, isOpen ? 'open' : 'closed')
  } catch {
    // Then it is open again next time.
  }
}
