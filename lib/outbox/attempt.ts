import type { Outcome } from './outcome.ts'

/** One try that ends: a send that rejects or outlasts the patience counts as no answer. */
export async function attempt<Answer>(
  send: (signal: AbortSignal) => Promise<Outcome<Answer>>,
  patienceMs: number,
): Promise<Outcome<Answer>> {
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), patienceMs)
  const givenUp = new Promise<Outcome<Answer>>((resolve) =>
    control.signal.addEventListener('abort', () => resolve({ kind: 'unreachable' })),
  )
  try {
    return await Promise.race([send(control.signal), givenUp])
  } catch {
    return { kind: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}
