import type { QuietHours } from '#lib/preferences/preferences.ts'

/** Is it now quiet for this member? Local time of the browser; over midnight where `from` is later than `to`. */
export function isQuiet(hours: QuietHours | null, now: Date): boolean {
  if (!hours) return false
  const minute = now.getHours() * 60 + now.getMinutes()
  const from = minutesOf(hours.from)
  const to = minutesOf(hours.to)
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
