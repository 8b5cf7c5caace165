import { pauseAfter } from '#lib/kernel/backoff.ts'

/**
 * A request that is made until it succeeds: one at a time, after growing pauses. Asked for again while it
 * runs, it runs once more afterwards, because the answer under way may be older than the wish.
 *
 * @param run resolves to whether it succeeded
 */
export function createPersistent(run: () => Promise<boolean>, random: () => number) {
  let isRunning = false
  let isWished = false
  let isStopped = false
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function go(): Promise<void> {
    clearTimeout(timer)
    if (isStopped) return
    isWished = true
    if (isRunning) return
    isRunning = true
    while (isWished && !isStopped) {
      isWished = false
      const isDone = await run().catch(() => false)
      tries = isDone ? 0 : tries + 1
      if (!isDone) break
    }
    isRunning = false
    if (tries > 0 && !isStopped) timer = setTimeout(() => void go(), pauseAfter(tries, random()))
  }

  return {
    /** Now, whatever pause there was. */
    now: () => void go(),
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
