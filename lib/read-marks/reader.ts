import { pauseAfter } from '#lib/kernel/backoff.ts'

type ReaderOptions = {
  /** Stores the mark; rejects where it could not. */
  store: (seq: number) => Promise<void>
  /** The reader counts it as read from now on, stored or not. */
  onRead: (seq: number) => void
  random?: () => number
}

/** Milliseconds a message has to be looked at, and in which several become one mark. */
const lookFor = 400

/**
 * Moves a reader's mark in one conversation: forward only, a burst as one call, again after a failure.
 *
 * @param from where the mark stands, a seq
 */
export function createReader(from: number, { store, onRead, random = Math.random }: ReaderOptions) {
  let wanted = from
  let stored = from
  let tries = 0
  let isStoring = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const plan = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), milliseconds)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (isStoring || wanted <= stored) return
    const seq = wanted
    isStoring = true
    onRead(seq)
    try {
      await store(seq)
      stored = Math.max(stored, seq)
      tries = 0
    } catch {
      tries += 1
      plan(pauseAfter(tries, random()))
    }
    isStoring = false
    if (tries === 0 && wanted > stored) plan(0)
  }

  return {
    /** Everything up to this message is on the screen of somebody who looks. */
    sees(seq: number): void {
      if (seq <= wanted) return
      wanted = seq
      if (tries === 0) plan(lookFor)
    },
    /** The mark is known to stand here: another tab, or a message of one's own. */
    knows(seq: number): void {
      stored = Math.max(stored, seq)
      wanted = Math.max(wanted, seq)
    },
    /** What was seen and is not stored yet is stored now. */
    flush,
    stop: () => clearTimeout(timer),
  }
}
