import { inOrder, type OutboxEntry, type OutboxStorage } from './entry.ts'

/** A storage that hangs (IndexedDB can) must not hold a message back for longer. Milliseconds. */
const storagePatience = 1_500

/**
 * The entries an outbox knows, kept in step with its storage and with other tabs that share it.
 * Without storage they live as long as the page.
 */
export function createShelf<Content>(storage: OutboxStorage<Content>, onStored?: () => void) {
  const held = new Map<string, OutboxEntry<Content>>()
  /** Not (yet) in storage as it stands here: what storage says about it is older. */
  const unsaved = new Set<string>()
  /** Delivered or given up in this page. A removal that failed must not bring it back. */
  const done = new Set<string>()
  const listeners = new Set<() => void>()
  let snapshot: readonly OutboxEntry<Content>[] = []

  const changed = () => {
    snapshot = inOrder([...held.values()])
    for (const listener of listeners) listener()
  }

  return {
    all: () => snapshot,
    get: (clientId: string) => held.get(clientId),
    has: (clientId: string) => held.has(clientId),
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Shows the entry; `save` makes it last. */
    set(entry: OutboxEntry<Content>): void {
      held.set(entry.clientId, entry)
      changed()
    },
    async save(entry: OutboxEntry<Content>): Promise<void> {
      unsaved.add(entry.clientId)
      const state = entry.state === 'sending' ? 'waiting' : entry.state
      try {
        await within(storagePatience, storage.put({ ...entry, state }))
        unsaved.delete(entry.clientId)
        if (done.has(entry.clientId)) await storage.remove(entry.clientId)
        onStored?.()
      } catch {
        // No room or no storage: it lives as long as the page.
      }
    },
    drop(clientId: string): void {
      if (!held.delete(clientId)) return
      done.add(clientId)
      unsaved.delete(clientId)
      changed()
      storage.remove(clientId).then(onStored, () => undefined)
    },
    /** Takes over what other tabs and earlier pages stored, and lets go of what they finished. */
    async merge(): Promise<void> {
      const stored = await within(storagePatience, storage.list()).catch(() => null)
      if (stored === null) return
      const found = new Set(stored.map((entry) => entry.clientId))
      const isOurs = (entry: OutboxEntry<Content>) =>
        entry.state === 'sending' || unsaved.has(entry.clientId)
      for (const entry of [...held.values()])
        if (!found.has(entry.clientId) && !isOurs(entry)) held.delete(entry.clientId)
      for (const entry of stored) {
        const mine = held.get(entry.clientId)
        if (done.has(entry.clientId) || (mine && (isOurs(mine) || mine.state === entry.state)))
          continue
        held.set(entry.clientId, entry)
      }
      changed()
    },
  }
}

function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The storage does not answer.')), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
