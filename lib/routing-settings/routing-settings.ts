export const routings = ['balanced', 'round_robin', 'manual'] as const
export type Routing = (typeof routings)[number]

/** A stretch of a weekday in the team's own zone. */
export type Hours = {
  /** 1 is Monday, 7 Sunday. */
  weekday: number
  /** `09:00` */
  opens: string
  /** `18:00`, or `24:00` */
  closes: string
}

export type Holiday = { day: string; name: string }

export type TeamRouting = {
  id: string
  name: string
  routing: Routing
  alertQueueLength: number | null
  alertOldestMinutes: number | null
  timeZone: string
  hours: Hours[]
  holidays: Holiday[]
}

export const weightNames = [
  'category_priority',
  'manual_priority',
  'company_importance',
  'per_minute_waiting',
  'urgency',
  'urgency_horizon_hours',
] as const
export type WeightName = (typeof weightNames)[number]
/** What a point of each is worth in the queue; the horizon is in hours. */
export type Weights = Record<WeightName, number>

/** Smallest and largest value, as the database checks them. */
export const weightRange: Record<WeightName, [number, number]> = {
  category_priority: [0, 1000],
  manual_priority: [0, 1000],
  company_importance: [0, 1000],
  per_minute_waiting: [0.01, 1000],
  urgency: [0, 10_000],
  urgency_horizon_hours: [1, 720],
}

/** Numbers that somebody typed; null where one is none or out of range. */
export function weightsOf(typed: Record<WeightName, string>): Weights | null {
  const entries = weightNames.map((name) => {
    const value = typed[name].trim() === '' ? NaN : Number(typed[name].replace(',', '.'))
    const [least, most] = weightRange[name]
    const isWhole = name !== 'urgency_horizon_hours' || Number.isInteger(value)
    return [name, value >= least && value <= most && isWhole ? value : null] as const
  })
  return entries.some(([, value]) => value === null)
    ? null
    : (Object.fromEntries(entries) as Weights)
}

/** Weekdays on which a team opens and closes at the same times, in the order of the week. */
export function usualHours(): Hours[] {
  return [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' }))
}

/** `09:00:00` as Postgres writes it, `09:00` as a time field does. */
export function shortTime(time: string): string {
  return time.slice(0, 5)
}

export type Place = {
  conversationId: string
  number: number
  contactName: string | null
  placeNow: number
  placeThen: number
  scoreNow: number
  scoreThen: number
}
