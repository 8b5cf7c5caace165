import { percentiles } from '../../load/percentiles.ts'

/** What was measured: words for who watches, a figure for the last line, and whether its bound was kept. */
export type Finding = { words: string; figure: string; holds: boolean }

/** Times against their bound, in milliseconds. None at all is no proof. */
export function finding(name: string, times: number[], bound: number): Finding {
  const { p50, p95 } = percentiles(times)
  const holds = times.length > 0 && p95 <= bound
  return {
    words: `${name}: p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms of ${times.length} (at most ${bound})${holds ? '' : ' MISSED'}`,
    figure: `${name} p95 ${p95.toFixed(0)} ms${holds ? '' : ' (missed)'}`,
    holds,
  }
}

/** Milliseconds after which something that was waited for will not come any more. */
const patience = 30_000

/**
 * What comes in time. A page that never shows what it should ends the proof, and does not hold it.
 *
 * @throws an error that names what did not come
 */
export async function inTime<Value>(what: string, coming: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what}: not within ${patience / 1000} s`)),
      patience,
    )
  })
  try {
    return await Promise.race([coming, late])
  } finally {
    clearTimeout(timer)
  }
}
