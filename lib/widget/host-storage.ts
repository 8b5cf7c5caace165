import type { SmallStorage } from './keep.ts'
import type { ToHost } from './protocol.ts'

/**
 * Storage with the host page, for a frame that the browser gives none. The page can read it: that is the
 * price of a visitor who is still known after a reload, and other messengers pay it for everybody.
 */
export function hostStorage(
  kept: Record<string, string>,
  tell: (message: ToHost) => void,
): SmallStorage {
  const texts = new Map(Object.entries(kept))
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, value) {
      texts.set(key, value)
      tell({ type: 'keep', key, value })
    },
    removeItem(key) {
      if (texts.delete(key)) tell({ type: 'keep', key, value: null })
    },
    keys: () => [...texts.keys()],
  }
}
