import type { Conversation, Message, Page } from './conversation.ts'
import type { Desk } from './desk.ts'

/** For tests: rows as the table would have them. */

export function aMessage(seq: number, change: Partial<Message> = {}): Message {
  return {
    conversationId: 'c',
    seq,
    clientId: `m-${seq}`,
    body: `text ${seq}`,
    sentAt: seq * 1_000,
    editedAt: null,
    deletedAt: null,
    isHidden: false,
    asOf: seq,
    author: { kind: 'member', id: 'anna', name: 'Анна', avatarUrl: null },
    attachments: [],
    ...change,
  }
}

export const mine: Partial<Message> = {
  author: { kind: 'contact', id: 'maria', name: 'Мария', avatarUrl: null },
}

export function aConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c',
    number: 1,
    status: 'open',
    categoryId: null,
    lastSeq: 0,
    lastMessageAt: 0,
    preview: '',
    previewFrom: null,
    previewAuthor: null,
    isPreviewDeleted: false,
    assignee: null,
    queue: null,
    continuesId: null,
    mayClose: false,
    mayReopen: false,
    mayRate: false,
    rating: null,
    typingTopic: 'typing:c:1.1.1',
    myReadSeq: 0,
    myDeliveredSeq: 0,
    teamReadSeq: 0,
    unread: 0,
    ...change,
  }
}

export function aPage(change: Partial<Page> = {}): Page {
  return { conversation: aConversation(), position: 0, messages: [], ...change }
}

export const aDesk: Desk = {
  isOpenNow: null,
  opensAt: null,
  expectsMinutes: null,
  faces: [],
  sendsTranscripts: false,
  asksForAddress: false,
  takesFiles: false,
  mostBytes: 20_000_000,
}
