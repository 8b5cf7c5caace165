/** Pauses that can be ended before their time, all at once. */
export function createPause() {
  const waiting = new Set<() => void>()
  return {
    /** Resolves after so many milliseconds, or when `end` is called. */
    wait: (ms: number) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        waiting.add(done)
      }),
    end: () => {
      for (const done of [...waiting]) done()
    },
  }
}
