'use client'

import { useNow as useServerNow } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { clock } from '#lib/kernel/clock.ts'

/*
 * One clock hand for the whole page: whoever shows an age moves with it. Every 15 s, because an age in
 * minutes that is a minute late is wrong.
 */
const step = 15_000
let now = 0
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

function tick() {
  now = clock.ms()
  for (const watch of watchers) watch()
}

function subscribe(watch: () => void): () => void {
  watchers.add(watch)
  if (watchers.size === 1) {
    now = clock.ms()
    timer = setInterval(tick, step)
    // A hidden page's timers sleep; on its return every age would be old for a moment.
    document.addEventListener('visibilitychange', tick)
  }
  return () => {
    watchers.delete(watch)
    if (watchers.size > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}

/** Milliseconds since the epoch, renewed every 15 s. Hydration sees the server's. */
export function useNow(): number {
  const served = useServerNow().getTime()
  return useSyncExternalStore(
    subscribe,
    () => now || served,
    () => served,
  )
}
