import type { Availability } from '#lib/members/member.ts'

/** Who set it: oneself, ten idle minutes, the last tab closed, a supervisor. */
export type AvailabilitySource = 'self' | 'idle' | 'closed' | 'supervisor'

export type Reachability = {
  availability: Availability
  source: AvailabilitySource
  /** ISO 8601. */
  since: string
}

/** How one stands at present, and with how much work. */
export type Presence = Reachability & {
  /** Open conversations at once, and how many there are. */
  capacity: number
  open: number
}

/** Did silence of the desk change it? Then the next touch brings back what was there before. */
export function isAutomatic({ source }: Pick<Reachability, 'source'>): boolean {
  return source === 'idle' || source === 'closed'
}
