import type { Conversation } from './conversation.ts'
import { comparatorOf, type Placed, type Sort } from './order.ts'
import { belongsTo, type ListKey } from './view.ts'

/*
 * A loaded stretch of a list, from its newest row downwards, and what happens to it. Pure: the same
 * rules for the server's page, a broadcast and a catch-up, in whatever order they arrive.
 */

export type ConversationList = {
  rows: Conversation[]
  /** Where the next page begins; null where everything is loaded. */
  next: ListBound | null
  /** Looking for the next page stopped before it was full: it goes on when somebody asks for it. */
  isCut?: boolean
  /** What I may see has changed since: only what the table says again stays. */
  isDoubtful?: boolean
}

/** What a page ended with, as list_page says it: kept as it came, for its microseconds. */
export type ListBound = {
  id: string
  last_message_at: string
  total_priority: number
  waiting_since: string | null
}

/** Who looks: rows are judged for this member. */
export type Onlooker = { id: string; seesAll: boolean; teamIds: string[] }

/** What is heard about the list. `readSeq` is undefined where nobody told how far I have read. */
export type ListEvent =
  | { type: 'conversation'; row: Conversation; readSeq: number | undefined }
  | { type: 'left'; id: string; from: { kind: 'team'; teamId: string } | { kind: 'member' } }
  | { type: 'read'; id: string; seq: number }
  | { type: 'access' }

export function applyToList(
  list: ConversationList,
  key: ListKey,
  event: ListEvent,
  me: Onlooker,
): ConversationList {
  switch (event.type) {
    case 'conversation':
      return applyRow(list, key, event.row, event.readSeq, me)
    case 'left':
      // A mention shows it all the same; one that is taken back is a change of access.
      return key.view === 'mentions' ? list : applyLeft(list, event, me)
    case 'read':
      return applyRead(list, key, event.id, event.seq, me)
    case 'access':
      return { ...list, isDoubtful: true }
  }
}

function applyRow(
  list: ConversationList,
  key: ListKey,
  row: Conversation,
  readSeq: number | undefined,
  me: Onlooker,
): ConversationList {
  const known = list.rows.find(({ id }) => id === row.id)
  // Broadcasts of one topic come in order, those of two topics need not.
  if (known && known.position > row.position) return list
  const others = known ? list.rows.filter(({ id }) => id !== row.id) : list.rows
  const placed = { ...row, myReadSeq: Math.max(known?.myReadSeq ?? 0, readSeq ?? 0) }
  if (!belongsTo(key, placed, me.id, known !== undefined))
    return known ? { ...list, rows: others } : list
  const inOrder = comparatorOf(key.sort ?? 'newest')
  // Below the loaded stretch it would hide the rows between: paging down brings it.
  if (list.next && inOrder(placeOf(list.next), placed) < 0) {
    return known ? { ...list, rows: others } : list
  }
  return { ...list, rows: [...others, placed].sort(inOrder) }
}

function applyLeft(
  list: ConversationList,
  event: Extract<ListEvent, { type: 'left' }>,
  me: Onlooker,
): ConversationList {
  const known = list.rows.find(({ id }) => id === event.id)
  if (!known || me.seesAll) return list
  const isOfMyTeams = known.teamId !== null && me.teamIds.includes(known.teamId)
  // The news that it came to another of my teams may have overtaken the news that it left this one.
  const staysMine =
    event.from.kind === 'member'
      ? isOfMyTeams
      : known.assigneeId === me.id || (isOfMyTeams && known.teamId !== event.from.teamId)
  return staysMine ? list : { ...list, rows: list.rows.filter(({ id }) => id !== event.id) }
}

function applyRead(
  list: ConversationList,
  key: ListKey,
  id: string,
  seq: number,
  me: Onlooker,
): ConversationList {
  const known = list.rows.find((row) => row.id === id)
  if (!known || known.myReadSeq >= seq) return list
  const read = { ...known, myReadSeq: seq }
  const rows = belongsTo(key, read, me.id, true)
    ? list.rows.map((row) => (row.id === id ? read : row))
    : list.rows.filter((row) => row.id !== id)
  return { ...list, rows }
}

function placeOf(bound: ListBound): Placed {
  return {
    id: bound.id,
    lastMessageAt: bound.last_message_at,
    totalPriority: bound.total_priority,
    waitingSince: bound.waiting_since,
  }
}

/**
 * The newest rows as the table has them now, laid over what was loaded: what is missing in their stretch
 * is gone, what lies below it stays until it is paged to. A mark of mine that is still on its way to the
 * table counts already: reading only ever grows.
 */
export function overlay(
  loaded: ConversationList | undefined,
  newest: ConversationList,
  sort: Sort = 'newest',
): ConversationList {
  if (!loaded) return newest
  const known = new Map(loaded.rows.map((row) => [row.id, row]))
  const rows = newest.rows.map((row) => ({
    ...row,
    myReadSeq: Math.max(row.myReadSeq, known.get(row.id)?.myReadSeq ?? 0),
  }))
  const fresh = { ...newest, rows }
  if (!newest.next || loaded.isDoubtful) return fresh
  const present = new Set(rows.map(({ id }) => id))
  const inOrder = comparatorOf(sort)
  const bound = placeOf(newest.next)
  const below = loaded.rows.filter((row) => !present.has(row.id) && inOrder(bound, row) < 0)
  if (below.length === 0) return fresh
  return { ...loaded, rows: [...rows, ...below] }
}

/** The next page, below what is loaded. It belongs below nothing that is in doubt. */
export function append(
  loaded: ConversationList,
  older: ConversationList,
  sort: Sort = 'newest',
): ConversationList {
  if (loaded.isDoubtful) return loaded
  const present = new Set(loaded.rows.map(({ id }) => id))
  const fresh = older.rows.filter(({ id }) => !present.has(id))
  const rows = [...loaded.rows, ...fresh]
  const inOrder = comparatorOf(sort)
  const last = loaded.rows.at(-1)
  // As a rule the whole page stands below: five thousand rows need not be looked at for that.
  const isBelow = !last || fresh.every((row) => inOrder(last, row) < 0)
  return { ...older, rows: isBelow ? rows : rows.sort(inOrder) }
}
