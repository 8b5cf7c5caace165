import type { Conversation, ConversationStatus } from './conversation.ts'

/** The fixed views, in the order the desk shows them. */
export const views = ['mine', 'mentions', 'unassigned', 'all', 'snoozed', 'closed'] as const
export type View = (typeof views)[number]

/** Which conversations a list holds: a view, of everything one sees or of one team. */
export type ListKey = { view: View; teamId: string | null }

/** A place in the inbox, as its address says it. */
export type InboxPlace = ListKey & {
  /** Number of the open conversation. */
  number: number | null
}

export function isView(value: unknown): value is View {
  return views.includes(value as View)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads `/inbox/<view>[/<number>]` and `?team=`; null where the address is none of the inbox. */
export function parsePlace(segments: string[], team: string | null): InboxPlace | null {
  const [view, number, ...rest] = segments
  if (!isView(view) || rest.length > 0) return null
  if (number !== undefined && !/^[1-9]\d{0,14}$/.test(number)) return null
  if (team !== null && !uuid.test(team)) return null
  return { view, teamId: team, number: number === undefined ? null : Number(number) }
}

export function pathOf({ view, teamId, number }: InboxPlace): string {
  const path = number === null ? `/inbox/${view}` : `/inbox/${view}/${number}`
  return teamId === null ? path : `${path}?team=${teamId}`
}

const statusOf: Record<Exclude<View, 'mentions'>, ConversationStatus> = {
  mine: 'open',
  unassigned: 'open',
  all: 'open',
  snoozed: 'snoozed',
  closed: 'closed',
}

/**
 * Would inbox_page put this conversation into this list? Assumes that one may see it.
 *
 * @param isListed the list has it already: whom a conversation's notes mention, no row says
 */
export function belongsTo(
  { view, teamId }: ListKey,
  conversation: Pick<Conversation, 'status' | 'assigneeId' | 'teamId'>,
  myId: string,
  isListed: boolean,
): boolean {
  if (view === 'mentions') return isListed
  if (conversation.status !== statusOf[view]) return false
  if (view === 'mine') return conversation.assigneeId === myId
  if (teamId !== null && conversation.teamId !== teamId) return false
  return view !== 'unassigned' || conversation.assigneeId === null
}
