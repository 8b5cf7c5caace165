import type { Conversation } from './conversation.ts'
import type { Filters } from './filters.ts'
import { momentOf, startOf } from './moments.ts'
import { microseconds } from './order.ts'

type Judged = Pick<
  Conversation,
  | 'teamId'
  | 'categoryId'
  | 'assigneeId'
  | 'companyId'
  | 'tagIds'
  | 'channel'
  | 'inboxId'
  | 'lastContactSeq'
  | 'myReadSeq'
  | 'waitingSince'
  | 'totalPriority'
  | 'lastMessageAt'
>

/** Does a conversation fulfil every filter but the one on its status, which is the view's affair? */
export function fulfils(filters: Filters, row: Judged): boolean {
  const has = (wanted: string[] | undefined, value: string | null) =>
    wanted === undefined || (value !== null && wanted.includes(value))
  return (
    has(filters.teams, row.teamId) &&
    has(filters.categories, row.categoryId) &&
    has(filters.assignees, row.assigneeId) &&
    has(filters.companies, row.companyId) &&
    has(filters.channels, row.channel) &&
    has(filters.inboxes, row.inboxId) &&
    (filters.tags === undefined || row.tagIds.some((tag) => filters.tags?.includes(tag))) &&
    (!filters.unread || row.lastContactSeq > row.myReadSeq) &&
    (!filters.waiting || row.waitingSince !== null) &&
    (!filters.waitingFor ||
      (row.waitingSince !== null &&
        microseconds(row.waitingSince) < (momentOf(filters.waitingFor) ?? 0) * 1000)) &&
    (filters.priorityFrom === undefined || row.totalPriority >= filters.priorityFrom) &&
    (!filters.since || microseconds(row.lastMessageAt) >= begins(filters.since) * 1000) &&
    (!filters.until || microseconds(row.lastMessageAt) < begins(filters.until, 1) * 1000)
  )
}

/** When a day (or the one so many later) or a relative moment begins, in milliseconds. */
function begins(word: string, later = 0): number {
  return momentOf(word) ?? startOf(word, later).getTime()
}
