import type { Presence } from './availability.ts'
import type { Pulse } from './heartbeat.ts'

type Shared = Pulse & { presence?: Presence | undefined }

const nothing: Shared = { beatAt: 0, touchedAt: 0 }

/**
 * What the tabs of a browser know together about one member's presence. Where the browser keeps nothing
 * each tab knows its own.
 *
 * @param onPresence another tab has learnt how the member stands
 */
export function sharedPulse(memberId: string, onPresence: (presence: Presence) => void) {
  const key = `otklik/presence/${memberId}`
  let own = nothing

  function read(): Shared {
    try {
      const kept = localStorage.getItem(key)
      return kept ? { ...nothing, ...(JSON.parse(kept) as Partial<Shared>) } : own
    } catch {
      return own
    }
  }
  function write(change: Partial<Shared>): void {
    own = { ...read(), ...change }
    try {
      localStorage.setItem(key, JSON.stringify(own))
    } catch {
      // Full or forbidden: this tab remembers for itself.
    }
  }
  let told = JSON.stringify(read().presence)
  const hear = (event: StorageEvent) => {
    if (event.key !== key) return
    const { presence } = read()
    const said = JSON.stringify(presence)
    if (!presence || said === told) return
    told = said
    onPresence(presence)
  }
  addEventListener('storage', hear)
  return { read, write, close: () => removeEventListener('storage', hear) }
}
