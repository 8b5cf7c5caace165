'use client'

import { useEffect, useEffectEvent } from 'react'

export type PaneKey = 'reply' | 'note' | 'assign' | 'assignToMe' | 'snooze' | 'closeOrReopen'

// Physical keys: on the Russian layout R types «к».
const keys: Record<string, PaneKey> = {
  KeyR: 'reply',
  KeyN: 'note',
  KeyA: 'assign',
  KeyI: 'assignToMe',
  KeyZ: 'snooze',
  KeyE: 'closeOrReopen',
}

/** R, N, A, I, Z and E, wherever the focus is, except where keys write or a popup has them. */
export function usePaneKeys(onKey: (key: PaneKey) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isHeld = event.metaKey || event.ctrlKey || event.altKey || event.shiftKey
    if (event.defaultPrevented || event.repeat || isHeld) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]')) {
      return
    }
    const key = keys[event.code]
    if (!key) return
    event.preventDefault()
    onKey(key)
  })
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
