/*
 * The desk says every half a minute that it is open, once per browser, however many tabs are. What the
 * tabs share: when one of them said so last, and when somebody last touched any of them.
 */

export type Pulse = {
  /** Milliseconds since the epoch. */
  beatAt: number
  touchedAt: number
}

type HeartbeatOptions = {
  /** Says it; rejects where nobody heard. */
  beat: (isIdle: boolean) => Promise<void>
  /** Shared by the tabs of a browser. */
  pulse: { read: () => Pulse; write: (change: Partial<Pulse>) => void }
  /** Milliseconds since the epoch. */
  now: () => number
  /** Has silence changed how one stands? Then the next touch does not wait. */
  isAwayByItself: () => boolean
}

/** Milliseconds from one beat to the next, and how often each tab looks whether it is time. */
const interval = 30_000
const look = 10_000
/** Milliseconds between two notes of being touched: a mouse moves a hundred times a second. */
const touchStep = 2_000

export function createHeartbeat({ beat, pulse, now, isAwayByItself }: HeartbeatOptions) {
  let isBeating = false
  let timer: ReturnType<typeof setInterval> | undefined

  async function beatNow(): Promise<void> {
    if (isBeating) return
    isBeating = true
    const { beatAt, touchedAt } = pulse.read()
    pulse.write({ beatAt: now() })
    try {
      await beat(touchedAt < beatAt)
    } catch {
      // Not heard, so it does not count: whichever tab looks next tries again.
      pulse.write({ beatAt: Math.min(beatAt, now() - interval) })
    } finally {
      isBeating = false
    }
  }

  function beatIfDue(): void {
    // A clock that was set back must not silence the desk.
    if (Math.abs(now() - pulse.read().beatAt) >= interval) void beatNow()
  }

  return {
    start(): void {
      pulse.write({ touchedAt: now() })
      void beatNow()
      timer ??= setInterval(beatIfDue, look)
    },
    /** Somebody is here: a key, a pointer, the tab shown. */
    touched(): void {
      if (Math.abs(now() - pulse.read().touchedAt) < touchStep) return
      pulse.write({ touchedAt: now() })
      if (isAwayByItself()) void beatNow()
    },
    /** The network or the tab is back. */
    beatNow,
    stop(): void {
      clearInterval(timer)
      timer = undefined
    },
  }
}
