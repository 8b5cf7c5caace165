import type { Result } from '#lib/kernel/result.ts'

/** So many are on their way at once: enough to be quick, too few to be felt by others. */
const atOnce = 4

export type BulkOutcome<One> = { done: One[]; failed: { one: One; reason: string }[] }

/**
 * Does the same to each of many, a few at a time and each for itself: one that is refused stops no other.
 *
 * @param onProgress called with how many are over, in whichever way
 */
export async function runBulk<One>(
  all: readonly One[],
  verb: (one: One) => Promise<Result<unknown>>,
  onProgress: (over: number) => void = () => undefined,
): Promise<BulkOutcome<One>> {
  const outcome: BulkOutcome<One> = { done: [], failed: [] }
  const results = new Map<One, Result<unknown>>()
  const left = all.values()
  const work = async () => {
    for (const one of left) {
      results.set(one, await verb(one).catch(() => ({ ok: false as const, reason: 'network' })))
      onProgress(results.size)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  for (const one of all) {
    const result = results.get(one)
    if (result?.ok) outcome.done.push(one)
    else outcome.failed.push({ one, reason: result?.reason ?? 'unknown' })
  }
  return outcome
}
