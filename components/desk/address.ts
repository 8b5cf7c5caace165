/*
 * The address of the desk, as it is the moment something goes elsewhere. The router's own hooks tell of it
 * in a transition: in slices between other work, and then once more. A conversation that is here must be on
 * the screen with the key that opened it.
 */

const watchers = new Set<() => void>()
let current: string | null = null
/** Where the router went last without being told, and the page with it. */
let settled: string | null = null
/** Gone to here; the router has not caught up with them. */
let ahead: string[] = []

function put(address: string): void {
  if (current === address) return
  current = address
  for (const watch of watchers) watch()
}

export function watchAddress(watch: () => void): () => void {
  watchers.add(watch)
  return () => void watchers.delete(watch)
}

/** Path and search; null before the first page has come to life. */
export const addressNow = (): string | null => current

/**
 * The address for what is drawn out of a page that the router has brought from `served`: while it is on its
 * way, that page's own.
 */
export const addressFor = (served: string, now: string | null): string =>
  served === settled && now !== null ? now : served

/** The router was told to come here. */
export const isExpected = (address: string): boolean => ahead.includes(address)

/** Changes the address without asking the server: what it leads to is here already. */
export function goTo(address: string, how: 'push' | 'replace'): void {
  ahead.push(address)
  put(address)
  if (how === 'push') window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
}

/** Back and forward have changed it. */
export function cameBack(address: string): void {
  ahead.push(address)
  put(address)
}

/**
 * The router stands here now: by itself, or where it was told of some time ago.
 *
 * @param served where it last went by itself
 */
export function arrived(address: string, served: string): void {
  settled = served
  const told = ahead.lastIndexOf(address)
  ahead = told < 0 ? [] : ahead.slice(told + 1)
  // Further by now.
  if (ahead.length === 0) put(address)
}
