/*
 * Everything a customer's browser knows, and how it changes. Pure: broadcasts, answers of the table and
 * one's own doing are events; what they become does not depend on which came first.
 */
import type {
  Author,
  Category,
  Conversation,
  Message,
  Page,
  Person,
  Place,
  Snapshot,
} from './conversation.ts'
import type { Desk } from './desk.ts'
import { wordsOf } from './preview.ts'
import {
  lastSeqOf,
  newestThread,
  withChanges,
  withMessage,
  withOlder,
  type Thread,
} from './thread.ts'

export type Customer = {
  contact: Snapshot['contact'] | null
  desk: Desk | null
  /** Realtime topic of this customer. */
  topic: string | null
  categories: Category[]
  /** Newest message first. */
  conversations: Conversation[]
  threads: Record<string, Thread>
  /** Outbox lane of a conversation started here → its id. */
  started: Record<string, string>
}

export type CustomerEvent =
  | { type: 'loaded'; snapshot: Snapshot }
  | { type: 'page'; kind: 'newest' | 'older' | 'changes'; page: Page }
  | { type: 'message'; message: Message; typingTopic?: string | undefined }
  | { type: 'conversation'; conversation: Conversation }
  | { type: 'queue'; conversationId: string; queue: Place | null }
  | { type: 'team_read'; conversationId: string; seq: number }
  | { type: 'read'; conversationId: string; seq: number }
  | { type: 'started'; lane: string; conversation: Conversation }

export const nobody: Customer = {
  contact: null,
  desk: null,
  topic: null,
  categories: [],
  conversations: [],
  threads: {},
  started: {},
}

export function apply(customer: Customer, event: CustomerEvent): Customer {
  switch (event.type) {
    case 'loaded': {
      const { conversations, ...known } = event.snapshot
      return conversations.reduce(keep, { ...customer, ...known })
    }
    case 'conversation':
      return keep(customer, event.conversation)
    case 'started':
      return keep(
        { ...customer, started: { ...customer.started, [event.lane]: event.conversation.id } },
        event.conversation,
      )
    case 'page':
      return withThread(keep(customer, event.page.conversation), event.page, event.kind)
    case 'message':
      return withNews(customer, event.message, event.typingTopic)
    case 'queue':
      // Said before somebody took it, heard after.
      return change(customer, event.conversationId, (held) =>
        held.assignee || held.status !== 'open' ? held : { ...held, queue: event.queue },
      )
    case 'team_read':
      return change(customer, event.conversationId, (held) => ({
        ...held,
        teamReadSeq: Math.max(held.teamReadSeq, event.seq),
      }))
    case 'read':
      return change(customer, event.conversationId, (held) =>
        readUpTo(held, Math.min(event.seq, held.lastSeq)),
      )
  }
}

/** Messages not seen, over all conversations. */
export function unreadOf(customer: Customer): number {
  return customer.conversations.reduce((sum, conversation) => sum + conversation.unread, 0)
}

/** Does the table have messages of this conversation that the thread lacks? */
export function isBehind(customer: Customer, id: string): boolean {
  const thread = customer.threads[id]
  const conversation = customer.conversations.find((each) => each.id === id)
  return !!thread && !!conversation && conversation.lastSeq > lastSeqOf(thread)
}

function withThread(customer: Customer, page: Page, kind: 'newest' | 'older' | 'changes') {
  const { id } = page.conversation
  const held = customer.threads[id]
  const thread =
    kind === 'newest' || !held
      ? newestThread(page, held)
      : kind === 'older'
        ? withOlder(held, page)
        : withChanges(held, page)
  return { ...customer, threads: { ...customer.threads, [id]: thread } }
}

function withNews(customer: Customer, message: Message, typingTopic: string | undefined): Customer {
  const { conversationId: id, seq, author } = message
  // A first message is a whole thread: its bubble need not wait for a page.
  const held = customer.threads[id] ?? (seq === 1 ? { messages: [], position: 0 } : undefined)
  const threads = held
    ? { ...customer.threads, [id]: withMessage(held, message) }
    : customer.threads
  return change({ ...customer, threads }, id, (conversation) => {
    const isNewest = seq >= conversation.lastSeq
    const isGone = message.deletedAt !== null
    const isUnread = author.kind !== 'contact' && seq > conversation.lastSeq && !isGone
    const moved: Conversation = {
      ...conversation,
      typingTopic: typingTopic ?? conversation.typingTopic,
      lastSeq: Math.max(conversation.lastSeq, seq),
      lastMessageAt: Math.max(conversation.lastMessageAt, message.sentAt),
      preview: isNewest ? wordsOf(message) : conversation.preview,
      previewFrom: isNewest ? author.kind : conversation.previewFrom,
      previewAuthor: isNewest ? personIn(author) : conversation.previewAuthor,
      isPreviewDeleted: isNewest ? isGone && !message.isHidden : conversation.isPreviewDeleted,
      // Whoever writes has read what stands above.
      teamReadSeq: Math.max(conversation.teamReadSeq, author.kind === 'member' ? seq : 0),
      unread: conversation.unread + (isUnread ? 1 : 0),
    }
    return author.kind === 'contact' ? readUpTo(moved, seq) : moved
  })
}

function personIn({ kind, id, name, avatarUrl }: Author): Person | null {
  return kind === 'member' && id !== null && name !== null ? { id, name, avatarUrl } : null
}

function change(
  customer: Customer,
  id: string,
  by: (conversation: Conversation) => Conversation,
): Customer {
  const held = customer.conversations.find((each) => each.id === id)
  return held ? put(customer, by(held)) : customer
}

/** Takes what the table says, but nothing back: an answer may be older than a broadcast before it. */
function keep(customer: Customer, fresh: Conversation): Customer {
  const held = customer.conversations.find((each) => each.id === fresh.id)
  if (!held) return put(customer, fresh)
  const isOlder = fresh.lastSeq < held.lastSeq
  const { lastSeq, lastMessageAt, preview, previewFrom, previewAuthor, isPreviewDeleted, unread } =
    isOlder ? held : fresh
  const said = { preview, previewFrom, previewAuthor, isPreviewDeleted }
  const newest = { lastSeq, lastMessageAt, ...said, unread }
  const taken = { ...fresh, ...newest }
  const merged = { ...taken, teamReadSeq: Math.max(held.teamReadSeq, fresh.teamReadSeq) }
  return put(customer, readUpTo(merged, held.myReadSeq))
}

function readUpTo(conversation: Conversation, seq: number): Conversation {
  if (seq <= conversation.myReadSeq) return conversation
  // Between the two marks may stand the customer's own messages; the table will say exactly.
  const unread = Math.min(conversation.unread, Math.max(0, conversation.lastSeq - seq))
  return { ...conversation, myReadSeq: seq, unread }
}

function put(customer: Customer, conversation: Conversation): Customer {
  const others = customer.conversations.filter((each) => each.id !== conversation.id)
  return {
    ...customer,
    conversations: [conversation, ...others].sort(
      (one, other) => other.lastMessageAt - one.lastMessageAt || other.number - one.number,
    ),
  }
}
