import { plain } from '#lib/markup/plain.ts'
import { fold } from '#lib/mentions/fold.ts'
import { inOtherLayout } from '#lib/mentions/keyboard-layout.ts'
import type { Macro } from './macro.ts'

/**
 * Macros that have every word of the query in their name or text, as typed or in the other keyboard
 * layout. Those with it in the name come first, then those used most, then by name.
 */
export function findMacros(query: string, macros: readonly Macro[]): Macro[] {
  const asTyped = matching(query, macros)
  return asTyped.length > 0 ? asTyped : matching(inOtherLayout(query), macros)
}

function matching(query: string, macros: readonly Macro[]): Macro[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  const ranked = macros.map((macro) => ({ macro, rank: rankOf(wanted, macro) }))
  return ranked
    .filter(({ rank }) => rank > 0)
    .sort(
      (one, other) =>
        other.rank - one.rank ||
        other.macro.usedCount - one.macro.usedCount ||
        one.macro.name.localeCompare(other.macro.name),
    )
    .map(({ macro }) => macro)
}

/** 2: all in the name; 1: some of it only in the text; 0: not at all. */
function rankOf(wanted: readonly string[], macro: Macro): 0 | 1 | 2 {
  const name = fold(macro.name)
  if (wanted.every((word) => name.includes(word))) return 2
  const text = fold(plain(macro.body))
  return wanted.every((word) => name.includes(word) || text.includes(word)) ? 1 : 0
}
