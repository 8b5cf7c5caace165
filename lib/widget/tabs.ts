/** Tabs of one browser: they tell each other of changes, and send one after the other where they can. */
export function createTabs(name: string, onChange: () => void) {
  const channel = openChannel(name)
  if (channel) channel.onmessage = onChange
  // Absent without TLS; then the database alone prevents doubles.
  const locks = 'locks' in navigator ? navigator.locks : undefined
  return {
    tell: () => channel?.postMessage(1),
    async lock(lane: string, run: () => Promise<void>): Promise<void> {
      let hasBegun = false
      const begin = () => {
        hasBegun = true
        return run()
      }
      try {
        if (locks) await locks.request(`${name}/${lane}`, begin)
      } catch (error) {
        // A browser that forbids storage in frames forbids locks as well.
        if (hasBegun) throw error
      }
      if (!hasBegun) await run()
    },
    close: () => channel?.close(),
  }
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}
