import type { OutboxEntry, OutboxStorage } from './entry.ts'

/** For tests, and where the browser keeps nothing: entries live as long as the page. */
export function memoryStorage<Content>(
  kept = new Map<string, OutboxEntry<Content>>(),
): OutboxStorage<Content> {
  return {
    list: async () => [...kept.values()],
    put: async (entry) => void kept.set(entry.clientId, entry),
    remove: async (clientId) => void kept.delete(clientId),
  }
}
