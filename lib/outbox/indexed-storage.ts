import { createStore, del, entries, set } from 'idb-keyval'
import type { OutboxEntry, OutboxStorage } from './entry.ts'
import { memoryStorage } from './memory-storage.ts'

/** Entries in IndexedDB, one database per owner: nobody sends what another person wrote in this browser. */
export function indexedStorage<Content>(owner: string): OutboxStorage<Content> {
  if (typeof indexedDB === 'undefined') return memoryStorage()
  // Opened at the first use; a browser that forbids it rejects there, and the outbox goes on in memory.
  let store: ReturnType<typeof createStore> | null = null
  const open = () => (store ??= createStore(`otklik-outbox-${owner}`, 'entries'))
  return {
    list: async () =>
      (await entries<string, OutboxEntry<Content>>(open())).map(([, entry]) => entry),
    put: async (entry) => set(entry.clientId, entry, open()),
    remove: async (clientId) => del(clientId, open()),
  }
}
