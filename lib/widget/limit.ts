import { createStore } from './store.ts'

export type Limit = ReturnType<typeof createLimit>

/** Seconds to wait where the server does not say. */
const usual = 30

/**
 * The server asked this customer to slow down: until then nothing is asked, and what was written waits.
 *
 * @param now milliseconds since the epoch
 * @param onOver the time is over
 */
export function createLimit(now: () => number, onOver: () => void) {
  const until = createStore<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  return {
    /** Until when, in milliseconds since the epoch; null: no limit. */
    get: until.get,
    subscribe: until.subscribe,
    isOn: () => (until.get() ?? 0) > now(),
    hit(seconds: number | null): void {
      const wait = Math.min(seconds ?? usual, 86_400) * 1_000
      const end = now() + wait
      if (end <= (until.get() ?? 0)) return
      until.set(end)
      clearTimeout(timer)
      timer = setTimeout(() => {
        until.set(null)
        onOver()
      }, wait)
    },
    stop: () => clearTimeout(timer),
  }
}
