/** An emoji, the name it is typed by, and words it is found by. */
export type Emoji = { sign: string; name: string; words: string[] }

/** As many as fit over the field. */
const most = 8

/** The beginning of a `:shortcode:` before the caret; null where none is. A time of day is not one. */
export function unfinishedShortcode(before: string): { from: number; query: string } | null {
  const found = /(?:^|[\s(])(:[\p{L}+-][\p{L}\d_+-]+):?$/u.exec(before)?.[1]
  return found ? { from: before.lastIndexOf(found), query: found.slice(1).toLowerCase() } : null
}

/** Whose name or whose words begin so: names first, the whole name before all. */
export function emojiFor(query: string, index: readonly Emoji[]): Emoji[] {
  const named = index.filter(({ name }) => name.startsWith(query))
  const others = index.filter(
    ({ name, words }) => !name.startsWith(query) && words.some((word) => word.startsWith(query)),
  )
  return [
    ...named.sort((one, other) => Number(other.name === query) - Number(one.name === query)),
    ...others,
  ].slice(0, most)
}
