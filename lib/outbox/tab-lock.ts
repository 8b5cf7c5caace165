/** Runs alone among the tabs of this browser; where it has no locks, at once: the database prevents doubles. */
export async function withTabLock(name: string, run: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !navigator.locks) return run()
  let hasRun = false
  try {
    await navigator.locks.request(name, async () => {
      hasRun = true
      await run()
    })
  } catch (error) {
    // A browser that refuses locks (a page being frozen, private storage) must not refuse to send.
    if (hasRun) throw error
    await run()
  }
}
