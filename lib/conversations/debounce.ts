/**
 * Runs something once after a burst of asking: after `quiet` milliseconds without a new ask, and at the
 * latest `atMost` milliseconds after the first one.
 */
export function createDebounce(run: () => void, pause: { quiet: number; atMost: number }) {
  let lull: ReturnType<typeof setTimeout> | undefined
  let limit: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    clearTimeout(lull)
    clearTimeout(limit)
    lull = limit = undefined
  }
  const fire = () => {
    cancel()
    run()
  }
  return {
    ask(): void {
      clearTimeout(lull)
      lull = setTimeout(fire, pause.quiet)
      limit ??= setTimeout(fire, pause.atMost)
    },
    cancel,
  }
}
