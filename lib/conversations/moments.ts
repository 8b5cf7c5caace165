import { clock } from '#lib/kernel/clock.ts'

/*
 * Moments said relative to now: today (its beginning by the reader's calendar), 30m, 2h, 7d ago. They are kept as
 * these words in addresses and saved views, so that tomorrow they say what they say today; list_page
 * (private.moment_of) understands the same.
 */

const ago = /^([1-9]\d{0,2})([mhd])$/
const milliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000 }
export type Unit = keyof typeof milliseconds

export function isRelative(word: string): boolean {
  return word === 'today' || ago.test(word)
}

/** 7d as {count: 7, unit: 'd'}; null for what is no such span. */
export function spanOf(word: string): { count: number; unit: Unit } | null {
  const [, count, unit] = ago.exec(word) ?? []
  return count === undefined ? null : { count: Number(count), unit: unit as Unit }
}

/** Milliseconds since the epoch of a relative moment; null where the word is none. */
export function momentOf(word: string): number | null {
  if (word === 'today') return clock.now().setHours(0, 0, 0, 0)
  const span = spanOf(word)
  return span && clock.ms() - span.count * milliseconds[span.unit]
}

/** The reader's time zone as IANA names it: whose midnight "today" begins with. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

export function isDay(word: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(word) && !Number.isNaN(Date.parse(word))
}

/** The beginning of a day of the reader's calendar, or of one so many days later. */
export function startOf(day: string, later = 0): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

/** The day of an instant, or of one so many later; what is relative as it is. */
export function dayOf(instant: unknown, later = 0): string | undefined {
  if (typeof instant !== 'string') return undefined
  if (isRelative(instant)) return instant
  const at = new Date(instant)
  at.setDate(at.getDate() + later)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
