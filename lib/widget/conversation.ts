/*
 * What a customer sees: conversations and their messages, in the domain's words. The answers of
 * widget_state, contact_messages and the broadcasts of the contact's topic become these types here and
 * nowhere else (shapes: supabase/schemas/31_messages.sql, 35_widget.sql).
 */

import { readDesk, type Desk } from './desk.ts'

export type Person = { id: string; name: string; avatarUrl: string | null }

export type Author = {
  kind: 'member' | 'contact' | 'system'
  id: string | null
  name: string | null
  avatarUrl: string | null
}

export type Attachment = {
  id: string
  name: string
  contentType: string
  bytes: number
  /** Of a picture, in pixels. */
  size: { width: number; height: number } | null
  /** Where Storage keeps it. */
  path: string | null
}

export type Message = {
  conversationId: string
  seq: number
  clientId: string
  body: string
  /** Milliseconds since the epoch, as all instants here. */
  sentAt: number
  editedAt: number | null
  deletedAt: number | null
  /** Deleted, and the inbox shows customers nothing of that. */
  isHidden: boolean
  /** The conversation's position at which it was in this state. */
  asOf: number
  author: Author
  attachments: Attachment[]
}

/** Of a conversation that waits for somebody of the team. */
export type Place = {
  /** From 1. */
  place: number
  /** null where nobody knows. */
  expectedSeconds: number | null
  /** When the team is back; null while it is there. */
  opensAt: number | null
}

export type Conversation = {
  id: string
  number: number
  status: 'open' | 'snoozed' | 'closed'
  categoryId: string | null
  lastSeq: number
  lastMessageAt: number
  preview: string
  previewFrom: Author['kind'] | null
  /** Of the team, who wrote it. */
  previewAuthor: Person | null
  /** The last message was taken back, and customers may know that there was one. */
  isPreviewDeleted: boolean
  assignee: Person | null
  /** null unless it waits. */
  queue: Place | null
  /** The closed conversation that goes on here. */
  continuesId: string | null
  mayClose: boolean
  mayReopen: boolean
  mayRate: boolean
  rating: { score: number; comment: string } | null
  typingTopic: string
  myReadSeq: number
  /** As far as the desk knows that this has come to a widget of the customer's; never less than read. */
  myDeliveredSeq: number
  teamReadSeq: number
  /** Messages of the team that the customer has not seen; at most 100. */
  unread: number
}

export type Category = { id: string; key: string | null; names: Record<string, string> }

export type Snapshot = {
  contact: { id: string; name: string | null; email: string | null }
  desk: Desk
  topic: string
  categories: Category[]
  conversations: Conversation[]
}

export type Page = { conversation: Conversation; position: number; messages: Message[] }

// The database writes these objects itself, so their shape is trusted; only names and instants change.
type Wire = Record<string, unknown>

export function readSnapshot(wire: unknown): Snapshot {
  const { contact, topic, categories, conversations, inbox } = wire as Wire
  const { id, name, email } = contact as Wire
  return {
    contact: {
      id: id as string,
      name: name as string | null,
      email: (email ?? null) as string | null,
    },
    desk: readDesk((inbox ?? {}) as Wire),
    topic: topic as string,
    categories: (categories as Wire[]).map((row) => ({
      id: row.id as string,
      key: (row.key ?? null) as string | null,
      names: row.names as Record<string, string>,
    })),
    conversations: (conversations as unknown[]).map(readConversation),
  }
}

export function readPage(wire: unknown): Page {
  const { conversation, position, messages } = wire as Wire
  return {
    conversation: readConversation(conversation),
    position: position as number,
    messages: (messages as unknown[]).map((message) => readMessage(message, position as number)),
  }
}

export function readConversation(wire: unknown): Conversation {
  const row = wire as Wire
  return {
    id: row.id as string,
    number: row.number as number,
    status: row.status as Conversation['status'],
    categoryId: (row.category_id ?? null) as string | null,
    lastSeq: row.last_seq as number,
    lastMessageAt: instant(row.last_message_at) ?? 0,
    preview: row.preview as string,
    previewFrom: (row.preview_from ?? null) as Conversation['previewFrom'],
    previewAuthor: readPerson(row.preview_author),
    isPreviewDeleted: row.preview_deleted === true,
    assignee: readPerson(row.assignee),
    queue: readPlace(row.queue),
    continuesId: (row.continues_id ?? null) as string | null,
    mayClose: row.may_close === true,
    mayReopen: row.may_reopen === true,
    mayRate: row.may_rate === true,
    rating: (row.rating ?? null) as Conversation['rating'],
    typingTopic: row.typing_topic as string,
    myReadSeq: row.my_read_seq as number,
    myDeliveredSeq: (row.my_delivered_seq ?? row.my_read_seq) as number,
    teamReadSeq: row.team_read_seq as number,
    unread: row.unread as number,
  }
}

/** @param asOf position at which it was read; that of its sending where nothing newer is known */
export function readMessage(wire: unknown, asOf?: number): Message {
  const row = wire as Wire
  const author = row.author as Wire
  return {
    conversationId: row.conversation_id as string,
    seq: row.seq as number,
    clientId: row.client_id as string,
    body: row.body as string,
    sentAt: instant(row.sent_at) ?? 0,
    editedAt: instant(row.edited_at),
    deletedAt: instant(row.deleted_at),
    isHidden: row.hidden === true,
    asOf: asOf ?? (row.position as number),
    author: {
      kind: author.kind as Author['kind'],
      id: (author.id ?? null) as string | null,
      name: (author.name ?? null) as string | null,
      avatarUrl: (author.avatar_url ?? null) as string | null,
    },
    attachments: ((row.attachments ?? []) as Wire[]).map((file) => ({
      id: file.id as string,
      name: file.name as string,
      contentType: file.content_type as string,
      bytes: file.bytes as number,
      size:
        file.width && file.height
          ? { width: file.width as number, height: file.height as number }
          : null,
      path: (file.path ?? null) as string | null,
    })),
  }
}

export function readPlace(wire: unknown): Place | null {
  if (wire == null) return null
  const { place, expected_seconds: expected, opens_at: opensAt } = wire as Wire
  return {
    place: place as number,
    expectedSeconds: (expected ?? null) as number | null,
    opensAt: instant(opensAt),
  }
}

function readPerson(wire: unknown): Person | null {
  if (wire == null) return null
  const { id, name, avatar_url: avatarUrl } = wire as Wire
  return { id: id as string, name: name as string, avatarUrl: (avatarUrl ?? null) as string | null }
}

function instant(value: unknown): number | null {
  return typeof value === 'string' ? Date.parse(value) : null
}
