import type { Availability } from '#lib/members/member.ts'

export type AlertKind = 'queue_length' | 'oldest_waiting'

export type LoadAlert = {
  id: string
  kind: AlertKind
  /** Conversations, or minutes. */
  value: number
  raisedAt: string
}

/** A member of a team as the claim sees it. */
export type AgentLoad = {
  id: string
  name: string
  isPrimary: boolean
  availability: Availability
  /** Who set it: oneself, a pause at the keyboard, the last tab's end, a supervisor. */
  source: 'self' | 'idle' | 'closed' | 'supervisor'
  since: string
  /** Open conversations, of every team. */
  open: number
  capacity: number
}

export type TeamLoad = {
  id: string
  name: string
  routing: 'balanced' | 'round_robin' | 'manual'
  waiting: number
  oldestSince: string | null
  /** Conversations that got an agent within the last hour. */
  drainPerHour: number
  isOpen: boolean
  opensAt: string | null
  alerts: LoadAlert[]
  members: AgentLoad[]
}

export type LoadOverview = { at: string; teams: TeamLoad[] }

/** Five minutes of a day: the peaks, and how many conversations got an agent. */
export type TrendStep = {
  at: string
  waiting: number
  oldestSeconds: number
  assigned: number
  online: number
  open: number
  capacity: number
}

/** A conversation that a supervisor may give to somebody. */
export type LoadedConversation = {
  id: string
  number: number
  contactName: string | null
  preview: string
  waitingSince: string | null
  assigneeId: string | null
}

/** What the one who was given a conversation has now. */
export type Given = { open: number; capacity: number; isOver: boolean }

export type Strength = { online: number; members: number; open: number; capacity: number }

/** Who takes work now, and how much of what they can take is taken. */
export function strengthOf(members: AgentLoad[]): Strength {
  const online = members.filter(({ availability }) => availability === 'online')
  const sum = (of: (agent: AgentLoad) => number) => online.reduce((all, one) => all + of(one), 0)
  return {
    online: online.length,
    members: members.length,
    open: sum(({ open }) => open),
    capacity: sum(({ capacity }) => capacity),
  }
}

/** Everybody once, though several teams have them. */
export function everybodyIn(teams: TeamLoad[]): AgentLoad[] {
  return [...new Map(teams.flatMap(({ members }) => members).map((one) => [one.id, one])).values()]
}

/** The instant since which the longest wait of all lasts; null where nobody waits. */
export function oldestOf(teams: TeamLoad[]): string | null {
  const instants = teams.flatMap(({ oldestSince }) => (oldestSince === null ? [] : [oldestSince]))
  return instants.reduce<string | null>(
    (oldest, at) => (oldest === null || Date.parse(at) < Date.parse(oldest) ? at : oldest),
    null,
  )
}

/**
 * The day that an instant falls on in a time zone, as a date field writes it.
 *
 * @param instant milliseconds since the epoch
 */
export function dayOf(instant: number, zone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)
}
