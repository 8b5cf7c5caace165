'use client'

import { useEffect, useEffectEvent } from 'react'

type Step = -1 | 1 | 'first' | 'last'

// Physical keys: on the Russian layout J types «о».
const anywhere: Record<string, Step> = { KeyJ: 1, KeyK: -1 }
const inList: Record<string, Step> = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' }

/**
 * J and K from anywhere, arrows, Home and End in the list: to the next conversation or the one before.
 *
 * @param list the element whose focus makes arrows count
 */
export function useListKeys(
  list: React.RefObject<HTMLElement | null>,
  onStep: (step: Step, isInList: boolean) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]')) {
      return
    }
    const isInList = Boolean(target && list.current?.contains(target))
    const step = anywhere[event.code] ?? (isInList ? inList[event.code] : undefined)
    if (step === undefined) return
    event.preventDefault()
    onStep(step, isInList)
  })
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Where a step leads: an index of `count` rows, or null where there is none. */
export function stepTo(step: Step, from: number, count: number): number | null {
  if (count === 0) return null
  if (step === 'first') return 0
  if (step === 'last') return count - 1
  return Math.min(Math.max(from + step, 0), count - 1)
}
