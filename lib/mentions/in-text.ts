import { fold } from './fold.ts'

/* Names after an @ in a note. Pure. Who is named gets the conversation, so only a full name counts. */

/** A stretch of a note: words, or who is named in them. */
export type NotePart<Named> = { text: string; named: Named | null }

type Nameable = { id: string; name: string }

/**
 * Finds who is named; the longer of two names that begin alike. Of several with one name, the one that
 * was chosen from the list, and nobody where none was: a guess would open the conversation to a stranger.
 */
export function partsOf<Named extends Nameable>(
  text: string,
  among: readonly Named[],
  chosen: readonly string[] = [],
): NotePart<Named>[] {
  const byName = Map.groupBy(among, ({ name }) => fold(name))
  const parts: NotePart<Named>[] = []
  let end = 0
  for (const match of byName.size > 0 ? text.matchAll(pattern(among)) : []) {
    const alike = byName.get(fold(match[0].slice(1))) ?? []
    const named = alike.length > 1 ? alike.find(({ id }) => chosen.includes(id)) : alike[0]
    if (!named) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), named: null })
    parts.push({ text: match[0], named })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), named: null })
  return parts
}

/** Everybody who is named, each once. */
export function namedIn<Named extends Nameable>(
  text: string,
  among: readonly Named[],
  chosen?: readonly string[],
): Named[] {
  if (!text.includes('@')) return []
  return [...new Set(partsOf(text, among, chosen).flatMap(({ named }) => named ?? []))]
}

function pattern(among: readonly Nameable[]): RegExp {
  const names = among
    .map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[её]/gi, '[её]'))
    .sort((one, other) => other.length - one.length)
  return new RegExp(`(?<=^|[\\s(])@(?:${names.join('|')})(?![\\p{L}\\d])`, 'giu')
}
