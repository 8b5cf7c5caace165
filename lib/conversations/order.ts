import type { Conversation } from './conversation.ts'

/** Orders a list may have: newest message, oldest waiting, most important first. */
export const sorts = ['newest', 'waiting', 'priority'] as const
export type Sort = (typeof sorts)[number]

/** What decides a conversation's place. */
export type Placed = Pick<Conversation, 'id' | 'lastMessageAt' | 'waitingSince' | 'totalPriority'>

/**
 * The order of list_page. Waiting: who waits, longest first, then the others by their newest message;
 * priority: the greater first, equals by their newest message.
 */
export function comparatorOf(sort: Sort): (a: Placed, b: Placed) => number {
  if (sort === 'priority') return (a, b) => b.totalPriority - a.totalPriority || byNewest(a, b)
  return sort === 'waiting' ? byWaiting : byNewest
}

function byWaiting(a: Placed, b: Placed): number {
  if (a.waitingSince === null || b.waitingSince === null) {
    if (a.waitingSince === b.waitingSince) return byNewest(a, b)
    return a.waitingSince === null ? 1 : -1
  }
  const apart = microseconds(a.waitingSince) - microseconds(b.waitingSince)
  return apart || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * Newest message first, then id, downwards. Instants differ by microseconds and are written in more than
 * one way (rpc, realtime), so neither their text nor a Date alone will do.
 */
export function byNewest(a: Pick<Placed, 'id' | 'lastMessageAt'>, b: typeof a): number {
  const apart = microseconds(b.lastMessageAt) - microseconds(a.lastMessageAt)
  if (apart !== 0) return apart
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
}

/** Instants of rows are compared again with every row that moves: each is worked out once. */
const known = new Map<string, number>()
const mostKnown = 50_000

/** Microseconds since the epoch, exact until the year 2255. */
export function microseconds(instant: string): number {
  let found = known.get(instant)
  if (found === undefined) {
    if (known.size >= mostKnown) known.clear()
    known.set(instant, (found = parsed(instant)))
  }
  return found
}

function parsed(instant: string): number {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  const whole = Date.parse(
    instant
      .replace(/\.\d+/, '')
      .replace(' ', 'T')
      .replace(/([+-]\d\d)$/, '$1:00'),
  )
  return whole * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}
