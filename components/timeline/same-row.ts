import type { Row } from '#lib/conversations/timeline-rows.ts'

/** Rows are made anew with every event; does this one say what it said? */
export function isSameRow(one: Row, other: Row): boolean {
  const before = Object.entries(one) as [keyof Row, unknown][]
  return (
    before.length === Object.keys(other).length &&
    before.every(([key, value]) => other[key] === value)
  )
}
