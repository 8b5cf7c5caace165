import type { Conversation } from '#lib/conversations/conversation.ts'
import type { NoticeKind } from '#lib/preferences/preferences.ts'

/** Something that calls a member: what happened in which conversation. */
export type Notice = { kind: NoticeKind; conversationId: string; row: Conversation | null }

/** Who listens: the own conversations, and what waits in own teams. */
export type Listener = { id: string; teamIds: readonly string[] }

/** Milliseconds in which a row that was never heard of before is news, and not only newly in sight. */
const fresh = 60_000

type Known = { lastContactSeq: number; isFree: boolean }

/**
 * What a heard row means to this member: the customer wrote in an own conversation, or a conversation
 * without an agent came to an own team. Remembers the rows it has heard, because a row says only how
 * things stand.
 *
 * @param now milliseconds since the epoch
 */
export function createNews(now: () => number) {
  const known = new Map<string, Known>()
  return {
    /** Rows that were there before anything was heard: they are no news, but what follows is compared with them. */
    knows(rows: Iterable<Conversation>): void {
      for (const row of rows) if (!known.has(row.id)) known.set(row.id, summaryOf(row))
    },
    hear(row: Conversation, me: Listener): Notice | null {
      const before = known.get(row.id)
      const after = summaryOf(row)
      known.set(row.id, after)
      const isFresh = now() - Date.parse(row.lastMessageAt) < fresh
      if (row.assigneeId === me.id) {
        const wrote = before
          ? after.lastContactSeq > before.lastContactSeq
          : isFresh && row.previewFrom === 'contact'
        return wrote ? { kind: 'replied', conversationId: row.id, row } : null
      }
      const isMyTeams = row.teamId !== null && me.teamIds.includes(row.teamId)
      const cameFree = after.isFree && (before ? !before.isFree : isFresh)
      return isMyTeams && cameFree ? { kind: 'unassigned', conversationId: row.id, row } : null
    },
  }
}

function summaryOf(row: Conversation): Known {
  return {
    lastContactSeq: row.lastContactSeq,
    isFree: row.assigneeId === null && row.status === 'open',
  }
}
