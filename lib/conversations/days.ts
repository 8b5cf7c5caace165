/**
 * The day of an instant (ISO 8601, UTC) in a time zone, as YYYY-MM-DD. A long conversation asks for tens of
 * thousands: those of the same ten minutes, which share a day in every zone, are worked out once.
 */
export function daysIn(timeZone: string | undefined): (instant: string) => string {
  // Sweden writes days as YYYY-MM-DD.
  const format = new Intl.DateTimeFormat('sv', { timeZone })
  const known = new Map<string, string>()
  return (instant) => {
    const minutes = instant.slice(0, 15)
    let day = known.get(minutes)
    if (day === undefined) known.set(minutes, (day = format.format(new Date(instant))))
    return day
  }
}
