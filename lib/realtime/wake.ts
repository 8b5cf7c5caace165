/** Why it is time to compare with the table. */
export type WakeReason = 'online' | 'visible' | 'interval'

/** Milliseconds between two comparisons of a page that is looked at. */
export const comparisonInterval = 30_000

/**
 * Calls back when the network returns, when the page is looked at again, and every 30 s while it is (a
 * hidden page need not ask: it will when it is shown). The interval is jittered, so that a thousand pages
 * reopened by one restart do not ask in one instant for ever.
 *
 * @returns stops it
 */
export function watchWake(onWake: (reason: WakeReason) => void, random = Math.random): () => void {
  if (typeof window === 'undefined') return () => undefined
  let timer: ReturnType<typeof setTimeout>
  const plan = () => {
    timer = setTimeout(
      () => {
        plan()
        if (document.visibilityState === 'visible') onWake('interval')
      },
      comparisonInterval * (0.8 + 0.4 * random()),
    )
  }
  const online = () => onWake('online')
  const visible = () => {
    if (document.visibilityState === 'visible') onWake('visible')
  }
  plan()
  window.addEventListener('online', online)
  document.addEventListener('visibilitychange', visible)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', online)
    document.removeEventListener('visibilitychange', visible)
  }
}
