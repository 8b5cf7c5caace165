import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Open-loop load: starts `work` at a constant rate whatever the answers do, so that a slow answer cannot
 * hide the wait of those behind it. `due` is when the start was meant to happen: measure from there.
 *
 * @param perSecond  starts per second
 * @param seconds    for how long
 * @returns when every started piece of work has settled
 */
export async function offerLoad(
  perSecond: number,
  seconds: number,
  work: (index: number, due: number) => Promise<void>,
): Promise<void> {
  const begun = performance.now()
  const total = Math.round(perSecond * seconds)
  const running: Promise<void>[] = []
  for (let index = 0; index < total; index += 1) {
    const due = begun + (index * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await sleep(early)
    running.push(work(index, due))
  }
  await Promise.all(running)
}
