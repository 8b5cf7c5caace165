export type PhaseEvent =
  { phase: string; state: 'begun' } | { phase: string; state: 'done'; ms: number; note?: string }

export type RunPhase = <T>(
  name: string,
  work: () => Promise<T>,
  /** A few words about the result. */
  note?: (result: T) => string,
) => Promise<T>

/** Runs work under a name, reports how long it took, and stops waiting for it on an abort. */
export function phasesOf(report: (event: PhaseEvent) => void, signal?: AbortSignal): RunPhase {
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
  // Without a listener an abort between two phases would end the process as an unhandled rejection.
  aborted.catch(() => {})
  return async (name, work, note) => {
    signal?.throwIfAborted()
    report({ phase: name, state: 'begun' })
    const begun = performance.now()
    const result = await Promise.race([work(), aborted])
    const ms = Math.round(performance.now() - begun)
    report({ phase: name, state: 'done', ms, note: note?.(result) })
    return result
  }
}
