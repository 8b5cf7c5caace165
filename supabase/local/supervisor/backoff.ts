const first = 250
const longest = 10_000
const healthy = 30_000

/**
 * How long to wait before a service that died is started again: 250 ms, doubling up to 10 s; from the
 * beginning once it has been well for 30 s. All in milliseconds.
 */
export function nextDelay(previous: number | undefined, wasWellFor: number): number {
  if (previous === undefined || wasWellFor >= healthy) return first
  return Math.min(previous * 2, longest)
}
