/*
 * Instants and the clocks on the wall of a time zone. Pure; days on which clocks change are why this is
 * not arithmetic on milliseconds.
 */

const day = 24 * 60 * 60 * 1_000

/** What the clocks of a zone show: a day as YYYY-MM-DD, a time as HH:MM, the ISO weekday (1 = Monday). */
export type WallClock = { date: string; time: string; weekday: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** The wall clock of an instant, as if its figures were UTC; in ms. */
function wallMs(at: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
}

/** @throws RangeError where the zone is none */
export function wallClock(at: Date, timeZone: string): WallClock {
  const shown = new Date(wallMs(at.getTime(), timeZone))
  const [date = '', time = ''] = shown.toISOString().split('T')
  return { date, time: time.slice(0, 5), weekday: shown.getUTCDay() || 7 }
}

/**
 * The instant at which the clocks of a zone show a date (YYYY-MM-DD) and a time (HH:MM): the first one
 * where they show it twice, and as much later as the gap is long where they never do.
 */
export function instantAt(date: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const before = wanted - (wallMs(wanted - day, timeZone) - (wanted - day))
  const after = wanted - (wallMs(wanted + day, timeZone) - (wanted + day))
  if (wallMs(before, timeZone) === wanted) return new Date(before)
  return new Date(wallMs(after, timeZone) === wanted ? after : before)
}

/** The day so many days later, by the calendar. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}
