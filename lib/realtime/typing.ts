/*
 * Who is typing, over the topic that customers may send on too. What arrives there was made by a client,
 * so it is read with suspicion. Pure: the desk and the widget give it their clock.
 */

/** Milliseconds: a typist says so at most this often, and is shown this long after saying it. */
export const typingThrottle = 3_000
export const typingShown = 6_000
/** A forged crowd must not grow without end. */
const mostTypists = 5

export type Typist = { by: 'member' | 'contact'; id: string; name: string | null }

/** Reads a broadcast; null where it is not one of ours. */
export function readTyping(payload: unknown): Typist | null {
  if (typeof payload !== 'object' || payload === null) return null
  const { by, id, name } = payload as Record<string, unknown>
  if ((by !== 'member' && by !== 'contact') || typeof id !== 'string' || id.length > 60) return null
  return { by, id, name: typeof name === 'string' ? name.slice(0, 80) : null }
}

/** Says «typing» at most every 3 s while keys are pressed. */
export function createTypingSender(send: () => boolean, now: () => number) {
  let saidAt = -Infinity
  return {
    pressed(): void {
      if (now() - saidAt < typingThrottle) return
      if (send()) saidAt = now()
    },
    /** The message is sent: the next key says it again at once. */
    reset(): void {
      saidAt = -Infinity
    },
  }
}

/** Keeps who is typing now; a typist is forgotten after 6 s or when its message arrives. */
export function createTypingWatch(onChange: (typists: Typist[]) => void) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const typists = new Map<string, Typist>()
  const forget = (id: string) => {
    clearTimeout(timers.get(id))
    timers.delete(id)
    if (typists.delete(id)) onChange([...typists.values()])
  }
  return {
    heard(typist: Typist): void {
      if (!typists.has(typist.id) && typists.size >= mostTypists) return
      clearTimeout(timers.get(typist.id))
      timers.set(
        typist.id,
        setTimeout(() => forget(typist.id), typingShown),
      )
      const before = typists.get(typist.id)
      typists.set(typist.id, typist)
      if (before?.name !== typist.name) onChange([...typists.values()])
    },
    forget,
    stop(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      typists.clear()
    },
  }
}
