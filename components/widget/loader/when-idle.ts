/** Runs when the host page has loaded and has nothing better to do. */
export function whenIdle(run: () => void): void {
  const soon = () =>
    'requestIdleCallback' in window
      ? requestIdleCallback(run, { timeout: 4_000 })
      : setTimeout(run, 1_500)
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon, { once: true })
}
