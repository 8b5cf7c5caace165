import type { Member } from '#lib/members/member.ts'

/*
 * Colleagues named in a note: «@Анна Морозова». Pure. The database opens the conversation to whoever is
 * named, so only a full name after an @ counts.
 */

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

/** Colleagues whose first or last name begins so, at most six. */
export function colleaguesLike(query: string, members: readonly Member[], me: string): Member[] {
  const wanted = fold(query)
  const words = (name: string) => [name, ...name.split(/\s+/)].map(fold)
  return members
    .filter((member) => !member.isDeactivated && member.id !== me)
    .filter((member) => words(member.name).some((word) => word.startsWith(wanted)))
    .slice(0, 6)
}

/** Ids of everybody whose full name stands after an @; the longer of two names that begin alike. */
export function mentionedIn(text: string, members: readonly Member[]): string[] {
  const byLength = [...members].sort((one, other) => other.name.length - one.name.length)
  let rest = fold(text)
  const ids: string[] = []
  for (const member of byLength) {
    if (member.isDeactivated) continue
    const without = rest.replaceAll(mention(member.name), ' ')
    if (without === rest) continue
    ids.push(member.id)
    rest = without
  }
  return ids
}

const mention = (name: string) =>
  new RegExp(
    `(?<=^|[\\s(])@${fold(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`,
    'gu',
  )

const fold = (text: string) => text.toLocaleLowerCase().replaceAll('ё', 'е')
