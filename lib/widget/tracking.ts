import type { PageTold } from './protocol.ts'
import type { Rpc } from './rpc.ts'

/** Held while there is no session, and sent in one call. */
const most = 20

/**
 * What the host page says that its visitor does (`trackEvent`). It opens no session of its own: until there
 * is one the newest few wait, and go when the page does.
 *
 * @param now milliseconds since the epoch
 */
export function createTracking(rpc: Rpc, now: () => number) {
  let waiting: { told: PageTold; at: number }[] = []
  let isOn = false
  let isTelling = false

  async function tell(): Promise<void> {
    if (!isOn || isTelling || waiting.length === 0) return
    isTelling = true
    const events = waiting
    waiting = []
    const { status } = await rpc('track_events', {
      events: events.map(({ told: { name, facts, url }, at }) => ({
        name,
        facts,
        page_url: url,
        seconds_ago: Math.round((now() - at) / 1_000),
      })),
    })
    isTelling = false
    // Nobody answered: once more with the next one, or when the line is back.
    if (status === 0 || status >= 500) waiting = [...events, ...waiting].slice(-most)
    else void tell()
  }

  return {
    add(told: PageTold): void {
      waiting = [...waiting, { told, at: now() - told.secondsAgo * 1_000 }].slice(-most)
      void tell()
    },
    /** There is a session, or the line is back. */
    start(): void {
      isOn = true
      void tell()
    },
  }
}
