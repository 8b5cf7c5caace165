/** How long to wait between tries; all in milliseconds. */
export type Backoff = { first: number; factor: number; most: number }

export const patient: Backoff = { first: 1_000, factor: 2, most: 30_000 }

/**
 * The pause before the next try: grows by the factor up to the most, and lies somewhere in the upper half
 * of that. Without the jitter every client that lost one server comes back in the same instant.
 *
 * @param tries failed tries so far, from 1
 * @param random a number in [0, 1)
 */
export function pauseAfter(tries: number, random: number, backoff: Backoff = patient): number {
  const full = Math.min(backoff.most, backoff.first * backoff.factor ** Math.max(0, tries - 1))
  return Math.round(full / 2 + (full / 2) * random)
}
