import { fold } from './fold.ts'
import { inOtherLayout } from './keyboard-layout.ts'
import type { Mentionable } from './mentionable.ts'

/** At most this many of each kind. */
const most = { member: 6, team: 4 }

/** The beginning of a name that stands between an @ and the caret; null where none does. */
export function unfinishedMention(
  text: string,
  caret: number,
): { from: number; query: string } | null {
  const before = text.slice(0, caret)
  const from = before.lastIndexOf('@')
  if (from < 0 || (from > 0 && !/[\s(]/.test(before[from - 1]!))) return null
  const query = before.slice(from + 1)
  return query.length <= 40 && !/[\n@]/.test(query) ? { from, query } : null
}

/** Colleagues, then teams, one of whose words begins so, in whichever layout it was typed. */
export function suggest(query: string, among: readonly Mentionable[]): Mentionable[] {
  const asTyped = like(fold(query), among)
  const found = asTyped.length > 0 ? asTyped : like(fold(inOtherLayout(query)), among)
  return (['member', 'team'] as const).flatMap((kind) =>
    found.filter((each) => each.kind === kind).slice(0, most[kind]),
  )
}

function like(wanted: string, among: readonly Mentionable[]): Mentionable[] {
  const words = (name: string) => [name, ...name.split(/\s+/)].map(fold)
  return among.filter(({ name }) => words(name).some((word) => word.startsWith(wanted)))
}
