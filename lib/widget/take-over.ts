import type { OutboxStorage } from '#lib/outbox/entry.ts'
import type { Keep } from './keep.ts'
import { createOutboxStorage } from './outbox-storage.ts'
import type { Writing } from './writing.ts'

/**
 * The visitor of this browser has become known, and the server joined the conversations: what was written
 * and not sent goes along, and nothing stays under the visitor's name.
 */
export async function takeOver(
  visitor: { name: string; keep: Keep },
  person: { stored: OutboxStorage<Writing>; keep: Keep },
): Promise<void> {
  const left = createOutboxStorage<Writing>(visitor.name, visitor.keep)
  for (const entry of await left.list()) {
    await person.stored.put(entry)
    await left.remove(entry.clientId)
  }
  for (const key of visitor.keep.keys()) {
    const text = visitor.keep.get(key)
    const isFree = person.keep.get(key) === null
    if (key.startsWith('draft/') && text !== null && isFree) person.keep.set(key, text)
  }
  visitor.keep.clear()
}
