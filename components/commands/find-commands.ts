import { fold } from '#lib/mentions/fold.ts'
import { inOtherLayout } from '#lib/mentions/keyboard-layout.ts'
import type { Command } from './command.ts'

/**
 * Commands that have every word of the query in their title, in either language, or in their words; the
 * closest first. Where nothing has, the query is read as typed in the other keyboard layout.
 *
 * @param otherTitles title in the language that is shown → title in the other one
 */
export function findCommands(
  query: string,
  commands: readonly Command[],
  otherTitles: ReadonlyMap<string, string>,
): Command[] {
  const found = matching(query, commands, otherTitles)
  return found.length > 0 ? found : matching(inOtherLayout(query), commands, otherTitles)
}

function matching(
  query: string,
  commands: readonly Command[],
  otherTitles: ReadonlyMap<string, string>,
): Command[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return commands
    .map((command) => ({ command, rank: rankOf(wanted, command, otherTitles) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ command }) => command)
}

/** 0: not at all. A word that begins so counts more than one that contains it, the title more than the rest. */
function rankOf(
  wanted: readonly string[],
  { title, words = [] }: Command,
  otherTitles: ReadonlyMap<string, string>,
): number {
  const shown = fold(title)
  const rest = [otherTitles.get(title) ?? '', ...words].map(fold).join(' ')
  let rank = shown.startsWith(wanted.join(' ')) ? 2 : 0
  for (const word of wanted) {
    const ranked = begins(shown, word) ? 4 : begins(rest, word) ? 3 : shown.includes(word) ? 1 : 0
    if (ranked === 0) return 0
    rank += ranked
  }
  return rank
}

const begins = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}]+/u).some((each) => each.startsWith(word))
