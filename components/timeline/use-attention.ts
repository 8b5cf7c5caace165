'use client'

import { useSyncExternalStore } from 'react'

const moments: [EventTarget | null, string][] =
  typeof window === 'undefined'
    ? []
    : [
        [window, 'focus'],
        [window, 'blur'],
        [document, 'visibilitychange'],
      ]

function subscribe(changed: () => void): () => void {
  for (const [target, name] of moments) target?.addEventListener(name, changed)
  return () => {
    for (const [target, name] of moments) target?.removeEventListener(name, changed)
  }
}

/** Does somebody look at this page: is it visible, and has it the focus? */
export function useAttention(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.visibilityState === 'visible' && document.hasFocus(),
    () => false,
  )
}
