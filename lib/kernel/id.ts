const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Can this word of an address be an id? The database would fail on another. */
export function isId(word: string): boolean {
  return uuid.test(word)
}
