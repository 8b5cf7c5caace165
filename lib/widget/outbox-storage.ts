import { createStore, del, entries, set, type UseStore } from 'idb-keyval'
import type { OutboxEntry, OutboxStorage } from '#lib/outbox/entry.ts'
import type { Keep } from './keep.ts'

/**
 * Keeps what one person wrote in this browser: in IndexedDB, else with the other small texts, which a
 * browser without any storage keeps until the page ends.
 *
 * @param name whose it is; nobody else's entries are ever listed
 */
export function createOutboxStorage<Content>(name: string, keep: Keep): OutboxStorage<Content> {
  type Entry = OutboxEntry<Content>
  let opened: UseStore | null = null
  const store = () => (opened ??= createStore('otklik-widget', 'outbox'))
  const path = (clientId: string) => `${name}/${clientId}`

  const inDatabase = async (): Promise<Entry[]> => {
    const all = await entries<string, Entry>(store())
    return all.filter(([key]) => key.startsWith(path(''))).map(([, entry]) => entry)
  }
  const inKeep = (): Entry[] =>
    keep
      .keys()
      .filter((key) => key.startsWith('unsent/'))
      .flatMap((key) => read(keep.get(key)))

  return {
    async list() {
      return [...(await inDatabase().catch(() => [])), ...inKeep()]
    },
    async put(entry) {
      try {
        await set(path(entry.clientId), entry, store())
      } catch {
        keep.set(`unsent/${entry.clientId}`, JSON.stringify(entry))
      }
    },
    async remove(clientId) {
      keep.remove(`unsent/${clientId}`)
      await del(path(clientId), store()).catch(() => undefined)
    },
  }

  function read(text: string | null): Entry[] {
    try {
      return text === null ? [] : [JSON.parse(text) as Entry]
    } catch {
      return []
    }
  }
}
