/** Tabs of one browser: they tell each other of changes, and send one after the other where they can. */
export function createTabs(name: string, onChange: () => void) {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null
  if (channel) channel.onmessage = onChange
  // Absent without TLS; then the database alone prevents doubles.
  const locks = 'locks' in navigator ? navigator.locks : undefined
  return {
    tell: () => channel?.postMessage(1),
    lock:
      locks &&
      (async (lane: string, run: () => Promise<void>): Promise<void> => {
        await locks.request(`${name}/${lane}`, run)
      }),
    close: () => channel?.close(),
  }
}
