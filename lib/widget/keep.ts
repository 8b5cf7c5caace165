/**
 * Small texts that survive a reload, under a name of their own. Where the browser forbids storage in
 * frames, or has no room, they live as long as the page.
 */
export type Keep = {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
  keys(): string[]
  /** Forgets everything under this name. */
  clear(): void
}

/** The part of Storage that is used; any call may throw. */
export type SmallStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & {
  keys(): string[]
}

/** The browser's own. Where it is forbidden to frames, reading `localStorage` itself throws. */
export const browserStorage: SmallStorage = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
  keys: () => Object.keys(localStorage),
}

export function createKeep(storage: SmallStorage, name: string): Keep {
  const memory = new Map<string, string>()
  const path = (key: string) => `${name}/${key}`

  function attempt<Value>(action: (kept: SmallStorage) => Value): Value | undefined {
    try {
      return action(storage)
    } catch {
      return undefined
    }
  }
  return {
    // What could not be stored is the newer one.
    get: (key) => memory.get(key) ?? attempt((kept) => kept.getItem(path(key))) ?? null,
    set(key, value) {
      const isStored = attempt((kept) => {
        kept.setItem(path(key), value)
        return true
      })
      if (isStored) memory.delete(key)
      else memory.set(key, value)
    },
    remove(key) {
      memory.delete(key)
      attempt((kept) => kept.removeItem(path(key)))
    },
    keys() {
      const stored = attempt((kept) => kept.keys()) ?? []
      const mine = stored.filter((key) => key.startsWith(path('')))
      return [...new Set([...mine.map((key) => key.slice(path('').length)), ...memory.keys()])]
    },
    clear() {
      for (const key of this.keys()) this.remove(key)
    },
  }
}
