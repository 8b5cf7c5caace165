import type { Conversation } from './conversation.ts'
import { byNewest } from './order.ts'
import { belongsTo, type ListKey } from './view.ts'

/*
 * A loaded stretch of a list, from its newest row downwards, and what happens to it. Pure: the same
 * rules for the server's page, a broadcast and a catch-up, in whatever order they arrive.
 */

export type ConversationList = {
  rows: Conversation[]
  /** Older rows are in the table. */
  hasMore: boolean
  /** What I may see has changed since: only what the table says again stays. */
  isDoubtful?: boolean
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
      return applyRead(list, event.id, event.seq)
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
  if (!belongsTo(key, row, me.id, known !== undefined))
    return known ? { ...list, rows: others } : list
  const last = others.at(-1)
  // Below the loaded stretch it would hide the rows between: paging down brings it.
  if (list.hasMore && last && byNewest(last, row) < 0) {
    return known ? { ...list, rows: others } : list
  }
  const myReadSeq = Math.max(known?.myReadSeq ?? 0, readSeq ?? 0)
  return { ...list, rows: [...others, { ...row, myReadSeq }].sort(byNewest) }
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

function applyRead(list: ConversationList, id: string, seq: number): ConversationList {
  const known = list.rows.find((row) => row.id === id)
  if (!known || known.myReadSeq >= seq) return list
  return {
    ...list,
    rows: list.rows.map((row) => (row.id === id ? { ...row, myReadSeq: seq } : row)),
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
): ConversationList {
  if (!loaded) return newest
  const known = new Map(loaded.rows.map((row) => [row.id, row]))
  const rows = newest.rows.map((row) => ({
    ...row,
    myReadSeq: Math.max(row.myReadSeq, known.get(row.id)?.myReadSeq ?? 0),
  }))
  const last = rows.at(-1)
  if (!last || !newest.hasMore || loaded.isDoubtful) return { rows, hasMore: newest.hasMore }
  const present = new Set(rows.map(({ id }) => id))
  const below = loaded.rows.filter((row) => !present.has(row.id) && byNewest(last, row) < 0)
  if (below.length === 0) return { rows, hasMore: true }
  return { rows: [...rows, ...below], hasMore: loaded.hasMore }
}

/** The next older page, below what is loaded. It belongs below nothing that is in doubt. */
export function append(loaded: ConversationList, older: ConversationList): ConversationList {
  if (loaded.isDoubtful) return loaded
  const present = new Set(loaded.rows.map(({ id }) => id))
  const fresh = older.rows.filter(({ id }) => !present.has(id))
  return { rows: [...loaded.rows, ...fresh].sort(byNewest), hasMore: older.hasMore }
}
