import type { Conversation, ConversationStatus } from './conversation.ts'
import { addressOfFilters, parseFilters, statuses, type Filters } from './filters.ts'
import { fulfils } from './fulfils.ts'
import { sorts, type Sort } from './order.ts'

/** The fixed views, in the order the desk shows them. */
export const views = ['mine', 'mentions', 'unassigned', 'all', 'snoozed', 'closed'] as const
export type View = (typeof views)[number]

/** Which conversations a list holds, in which order: a view, of everything one sees or of one team, narrowed. */
export type ListKey = {
  view: View
  teamId: string | null
  /** None where it is left out. */
  filters?: Filters
  /** Newest first where it is left out. */
  sort?: Sort
}

/** A place in the inbox, as its address says it. */
export type InboxPlace = ListKey & {
  /** Number of the open conversation. */
  number: number | null
  /** Id of the saved view that this list was opened as. */
  saved?: string
}

export function isView(value: unknown): value is View {
  return views.includes(value as View)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Parameters = { get(name: string): string | null }

/**
 * Reads `/inbox/<view>[/<number>]` with `team`, `sort`, `saved` and the filters; null where the address is
 * none of the inbox.
 */
export function parsePlace(segments: string[], params: Parameters): InboxPlace | null {
  const [view, number, ...rest] = segments
  const team = params.get('team')
  if (!isView(view) || rest.length > 0) return null
  if (number !== undefined && !/^[1-9]\d{0,14}$/.test(number)) return null
  if (team !== null && !uuid.test(team)) return null
  const list = listKey(view, team, parseFilters(params), sortOf(params.get('sort')))
  const saved = params.get('saved')
  return {
    ...list,
    number: number === undefined ? null : Number(number),
    ...(saved !== null && uuid.test(saved) && { saved }),
  }
}

/** A list without what goes without saying: equal lists are equal keys. */
export function listKey(
  view: View,
  teamId: string | null,
  filters: Filters = {},
  sort: Sort = 'newest',
): ListKey {
  return {
    view,
    teamId,
    ...(Object.keys(filters).length > 0 && { filters }),
    ...(sort !== 'newest' && { sort }),
  }
}

function sortOf(word: string | null): Sort {
  return sorts.find((sort) => sort === word) ?? 'newest'
}

export function pathOf({ view, teamId, filters, sort, saved, number }: InboxPlace): string {
  const path = number === null ? `/inbox/${view}` : `/inbox/${view}/${number}`
  const said = [
    ...(teamId === null ? [] : [['team', teamId]]),
    ...addressOfFilters(filters ?? {}),
    ...(sort && sort !== 'newest' ? [['sort', sort]] : []),
    ...(saved ? [['saved', saved]] : []),
  ]
  // Commas stay readable: nothing else in it needs an escape.
  const search = said.map(([name, value]) => `${name}=${value}`).join('&')
  return search ? `${path}?${search}` : path
}

const fixedStatus: Partial<Record<View, ConversationStatus>> = {
  unassigned: 'open',
  snoozed: 'snoozed',
  closed: 'closed',
}

/** The statuses a list holds: its view's, or those one may choose. */
function statusesOf({ view, filters }: ListKey): readonly ConversationStatus[] {
  const fixed = fixedStatus[view]
  return fixed ? [fixed] : (filters?.status ?? (view === 'mentions' ? statuses : ['open']))
}

/** May the status be chosen in this view? */
export function choosesStatus(view: View): boolean {
  return fixedStatus[view] === undefined
}

/**
 * Would list_page put this conversation into this list? Assumes that one may see it.
 *
 * @param isListed the list has it already: whom a conversation's notes mention, no row says
 */
export function belongsTo(
  key: ListKey,
  conversation: Conversation,
  myId: string,
  isListed: boolean,
): boolean {
  // What was merged into another one is read there.
  if (conversation.mergedIntoId) return false
  if (!statusesOf(key).includes(conversation.status)) return false
  if (!fulfils(key.filters ?? {}, conversation)) return false
  if (key.teamId !== null && conversation.teamId !== key.teamId) return false
  if (key.view === 'mentions') return isListed
  if (key.view === 'mine') return conversation.assigneeId === myId
  return key.view !== 'unassigned' || conversation.assigneeId === null
}
