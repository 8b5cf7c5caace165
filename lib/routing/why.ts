/*
 * Why a conversation found this agent, out of its assignment event: what to say, not the words. Pure.
 */

/** The payload of a conversation_assigned event whose reason is `routed` (supabase/schemas/52_claim.sql). */
export type RoutedPayload = {
  rule: 'balanced' | 'round_robin'
  /** Points, one part after the other; waiting in points, too. */
  score: number
  parts: Record<ScorePart, number>
  waiting_seconds: number
  /** Open conversations of the agent before this one. */
  open: number
  capacity: number
  /** Since the agent's last assignment; null where there was none. */
  idle_seconds: number | null
}

export const scoreParts = ['urgency', 'manual', 'category', 'company', 'waiting'] as const
export type ScorePart = (typeof scoreParts)[number]

export type Why = {
  /** What counted most for the conversation. */
  because: ScorePart
  /** How the agent was chosen: in turn, free of work, or with the fewest open. */
  chosen: 'turn' | 'free' | 'fewest'
  score: number
  waitingMinutes: number
  open: number
  capacity: number
  idleMinutes: number | null
}

/** Null where the event is not the balancer's, or from before it said why. */
export function whyAssigned(payload: object): Why | null {
  if (!isRouted(payload)) return null
  const { rule, parts, open, capacity, idle_seconds: idle } = payload
  const because = scoreParts.reduce(
    (most, part) => (parts[part] > parts[most] ? part : most),
    'waiting',
  )
  return {
    because,
    chosen: rule === 'round_robin' ? 'turn' : open === 0 ? 'free' : 'fewest',
    score: payload.score,
    waitingMinutes: Math.floor(payload.waiting_seconds / 60),
    open,
    capacity,
    idleMinutes: idle === null ? null : Math.floor(idle / 60),
  }
}

function isRouted(payload: object): payload is RoutedPayload {
  return 'reason' in payload && payload.reason === 'routed' && 'parts' in payload
}
