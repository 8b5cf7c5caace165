import { wallClock } from './zoned.ts'

/** Days on the calendar of a zone from one instant to the other: 0 today, 1 tomorrow. */
export function daysApart(from: Date, to: Date, timeZone: string): number {
  const midnight = (at: Date) => Date.parse(wallClock(at, timeZone).date)
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}
