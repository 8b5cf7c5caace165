/** How long ago, in the one unit that says enough; past a week the day itself says more. */
export type Age =
  { unit: 'now' } | { unit: 'minute' | 'hour' | 'day'; value: number } | { unit: 'date' }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * @param milliseconds between then and now; a clock that runs ahead counts as now
 */
export function ageOf(milliseconds: number): Age {
  if (milliseconds < minute) return { unit: 'now' }
  if (milliseconds < hour) return { unit: 'minute', value: Math.floor(milliseconds / minute) }
  if (milliseconds < day) return { unit: 'hour', value: Math.floor(milliseconds / hour) }
  if (milliseconds < 7 * day) return { unit: 'day', value: Math.floor(milliseconds / day) }
  return { unit: 'date' }
}
