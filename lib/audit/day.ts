const dayLength = 24 * 60 * 60_000

/**
 * When a day begins in a time zone.
 *
 * @param day `2026-11-22`
 * @param daysLater 1 for the beginning of the day after it
 */
export function startOfDay(day: string, timeZone: string, daysLater = 0): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + daysLater * dayLength
  // The clock may change between the guess and the answer: the second round knows.
  const guess = wanted - offsetAt(wanted, timeZone)
  return new Date(wanted - offsetAt(guess, timeZone))
}

/** Milliseconds by which the zone's clock is ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(
    at('year'),
    at('month') - 1,
    at('day'),
    at('hour'),
    at('minute'),
    at('second'),
  )
  return shown - Math.floor(instant / 1000) * 1000
}
