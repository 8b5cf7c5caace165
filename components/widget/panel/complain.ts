const said = new Set<string>()

/** Tells the host page's developer, once: a page may ask at every step. */
export function complain(what: string): void {
  if (said.has(what)) return
  said.add(what)
  // eslint-disable-next-line no-console -- The host page's developer reads it there.
  console.warn(`Otklik: ${what}`)
}
