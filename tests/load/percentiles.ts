export type Percentiles = { p50: number; p95: number; p99: number }

/** Nearest-rank percentiles of durations in milliseconds; NaN where there are none. */
export function percentiles(durations: number[]): Percentiles {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
