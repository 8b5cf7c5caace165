import { fold } from '#lib/mentions/fold.ts'
import { inOtherLayout } from '#lib/mentions/keyboard-layout.ts'

/** A variable, and what it is called in the reader's language. */
export type KnownVariable = { name: string; title: string }

/** As many as fit over the field. */
const most = 10

/** What is written behind an open `{{` before the caret; null where none is open. */
export function unfinishedVariable(before: string): { from: number; query: string } | null {
  const query = /\{\{\s*([^{}|]*)$/.exec(before)?.[1]
  return query === undefined ? null : { from: before.lastIndexOf('{{'), query: query.trim() }
}

/** Those that have every word of the query in their title or name, as typed or in the other layout. */
export function variablesFor(query: string, among: readonly KnownVariable[]): KnownVariable[] {
  const has = (wanted: string) => {
    const words = fold(wanted).split(/\s+/).filter(Boolean)
    return among.filter(({ name, title }) =>
      words.every((word) => fold(title).includes(word) || name.includes(word)),
    )
  }
  const found = has(query)
  return (found.length > 0 ? found : has(inOtherLayout(query))).slice(0, most)
}
