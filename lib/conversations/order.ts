import type { Conversation } from './conversation.ts'

type Placed = Pick<Conversation, 'id' | 'lastMessageAt'>

/**
 * The order of inbox_page: newest message first, then id, downwards. Instants differ by microseconds and
 * are written in more than one way (rpc, realtime), so neither their text nor a Date alone will do.
 */
export function byNewest(a: Placed, b: Placed): number {
  const apart = microseconds(b.lastMessageAt) - microseconds(a.lastMessageAt)
  if (apart !== 0) return apart
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
}

/** Microseconds since the epoch, exact until the year 2255. */
function microseconds(instant: string): number {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  const whole = Date.parse(
    instant
      .replace(/\.\d+/, '')
      .replace(' ', 'T')
      .replace(/([+-]\d\d)$/, '$1:00'),
  )
  return whole * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}
