import { daysLater, instantAt, wallClock } from './zoned.ts'

/** What the snooze menu offers besides "until the customer replies" and a date of one's own. */
export type SnoozePreset = { id: 'laterToday' | 'tomorrow' | 'monday' | 'nextWeek'; until: Date }

const morning = '09:00'
const evening = '21:00'
const quarter = 15 * 60 * 1_000
const later = 3 * 60 * 60 * 1_000

/**
 * The presets that make sense now, by the clocks of the member's zone, soonest first: three hours from
 * now while that is today and before nine in the evening; tomorrow at nine; next Monday at nine unless
 * that is tomorrow; the same weekday of next week at nine unless that is Monday.
 *
 * @throws RangeError where the zone is none
 */
export function snoozePresets(now: Date, timeZone: string): SnoozePreset[] {
  const today = wallClock(now, timeZone)
  const soon = new Date(Math.ceil((now.getTime() + later) / quarter) * quarter)
  const soonOnTheWall = wallClock(soon, timeZone)
  const isToday = soonOnTheWall.date === today.date && soonOnTheWall.time <= evening
  const at = (days: number) => instantAt(daysLater(today.date, days), morning, timeZone)
  const toMonday = 8 - today.weekday
  return [
    ...(isToday ? [{ id: 'laterToday' as const, until: soon }] : []),
    { id: 'tomorrow', until: at(1) },
    ...(toMonday > 1 ? [{ id: 'monday' as const, until: at(toMonday) }] : []),
    ...(toMonday < 7 ? [{ id: 'nextWeek' as const, until: at(7) }] : []),
  ]
}
