/*
 * A conversation as its list row shows it. Pure: pages, live rows and tests share these rules.
 * Instants are kept as the text the database gave: a page's key needs their microseconds.
 */

export type ConversationStatus = 'open' | 'snoozed' | 'closed'

export type Conversation = {
  id: string
  number: number
  inboxId: string
  contactId: string
  /** null for a visitor who never said a name. */
  contactName: string | null
  categoryId: string | null
  teamId: string | null
  assigneeId: string | null
  status: ConversationStatus
  priority: number
  /** The category's and what somebody added by hand, −100–200: what a list is sorted by. */
  totalPriority: number
  preview: string
  previewFrom: 'member' | 'contact' | 'system' | null
  lastSeq: number
  lastContactSeq: number
  position: number
  lastMessageAt: string
  waitingSince: string | null
  snoozedUntil: string | null
  companyId: string | null
  /** Of its inbox. */
  channel: string
  /** In the order they were put on. */
  tagIds: string[]
  /** The person was lawfully erased. */
  isErased: boolean
  /** The conversation that took this one's timeline over. */
  mergedIntoId: string | null
  /** How far the person who looks has read; broadcasts leave it out, as they go to many. */
  myReadSeq: number
}

/** `public.conversation_row` as it comes: from inbox_page and timeline_page, or broadcast without my_read_seq. */
export type ConversationRow = {
  id: string
  number: number
  inbox_id: string
  contact_id: string
  contact_name: string | null
  category_id: string | null
  team_id: string | null
  assignee_id: string | null
  status: ConversationStatus
  priority: number
  preview: string
  preview_from: Conversation['previewFrom']
  last_seq: number
  last_contact_seq: number
  position: number
  last_message_at: string
  waiting_since: string | null
  snoozed_until: string | null
  channel: string
  company_id: string | null
  is_erased: boolean
  merged_into_id: string | null
  tag_ids: string[]
  total_priority: number
  my_read_seq?: number
}

export function conversationFromRow(row: ConversationRow): Conversation {
  return {
    id: row.id,
    number: row.number,
    inboxId: row.inbox_id,
    contactId: row.contact_id,
    contactName: row.contact_name,
    categoryId: row.category_id,
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    status: row.status,
    priority: row.priority,
    totalPriority: row.total_priority,
    preview: row.preview,
    previewFrom: row.preview_from,
    lastSeq: row.last_seq,
    lastContactSeq: row.last_contact_seq,
    position: row.position,
    lastMessageAt: row.last_message_at,
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
    companyId: row.company_id,
    channel: row.channel,
    tagIds: row.tag_ids,
    isErased: row.is_erased,
    mergedIntoId: row.merged_into_id,
    myReadSeq: row.my_read_seq ?? 0,
  }
}

/** What agents know as ❗️ (the customer waits for us), 📝 (in work), 🏁 (closed); and asleep. */
export type ConversationState = 'waiting' | 'working' | 'snoozed' | 'closed'

export function stateOf(
  conversation: Pick<Conversation, 'status' | 'waitingSince'>,
): ConversationState {
  if (conversation.status !== 'open') return conversation.status
  return conversation.waitingSince ? 'waiting' : 'working'
}

/** Has the customer written something that I have not read? */
export function isUnread(
  conversation: Pick<Conversation, 'lastContactSeq' | 'myReadSeq'>,
): boolean {
  return conversation.lastContactSeq > conversation.myReadSeq
}
