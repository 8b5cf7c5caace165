export const reopeningUnits = ['minutes', 'hours', 'days'] as const
export type ReopeningUnit = (typeof reopeningUnits)[number]

const minutesOf: Record<ReopeningUnit, number> = { minutes: 1, hours: 60, days: 1440 }

/** The longest that the database takes: a year. */
const longestReopening = 527_040

/** Minutes of an interval as Postgres writes one: `7 days`, `1 day 12:00:00`, `168:00:00`. */
export function minutesIn(interval: string): number {
  const days = Number(/(-?\d+) days?/.exec(interval)?.[1] ?? 0)
  const [, hours = 0, minutes = 0] = /(\d+):(\d+)/.exec(interval) ?? []
  return days * 1440 + Number(hours) * 60 + Number(minutes)
}

/** A length in the largest unit that says it with a whole number: 1440 minutes are a day. */
export function inUnit(minutes: number): { amount: number; unit: ReopeningUnit } {
  const unit = reopeningUnits.findLast((one) => minutes > 0 && minutes % minutesOf[one] === 0)
  return unit ? { amount: minutes / minutesOf[unit], unit } : { amount: minutes, unit: 'days' }
}

/** Minutes of what was typed; null where it is no whole number or longer than a year. */
export function reopeningOf(amount: string, unit: ReopeningUnit): number | null {
  if (!/^\d{1,6}$/.test(amount.trim())) return null
  const minutes = Number(amount) * minutesOf[unit]
  return minutes <= longestReopening ? minutes : null
}
