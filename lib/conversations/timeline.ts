import { messageFromJson, type Message, type MessageJson } from '#lib/messages/message.ts'
import { noteFromJson, type Note, type NoteJson } from '#lib/notes/note.ts'
import { readMarkFromJson, type ReadMarkJson, type ReadMarks } from '#lib/read-marks/read-mark.ts'
import type { ConversationTopics } from '#lib/realtime/topics.ts'
import {
  conversationFromRow,
  type Conversation,
  type ConversationRow,
  type ConversationStatus,
} from './conversation.ts'

/* What a member sees of a conversation: messages, notes and events by position. Pure. */

export const eventTypes = [
  'contact_erased',
  'conversation_started',
  'message_sent',
  'message_edited',
  'message_deleted',
  'message_restored',
  'note_written',
  'note_edited',
  'note_deleted',
  'member_mentioned',
  'team_mentioned',
  'mention_withdrawn',
  'conversation_assigned',
  'conversation_unassigned',
  'conversation_moved',
  'conversation_closed',
  'conversation_reopened',
  'conversation_snoozed',
  'conversation_woken',
  'conversation_priority_set',
  'conversation_urgency_set',
  'conversation_category_set',
  'conversation_tagged',
  'conversation_untagged',
  'conversation_attributes_set',
  'conversation_merged',
  'conversation_split',
  'contact_merged',
  'contact_split',
  'conversation_rated',
  'conversation_identified',
  'transcript_sent',
] as const
export type EventType = (typeof eventTypes)[number]

export type Actor = { kind: 'member' | 'contact' | 'system'; id: string | null }

/** What some types say more; every field is absent elsewhere. */
export type EventPayload = {
  /** null where a conversation came back and nobody has it. */
  member_id?: string | null
  member_ids?: string[]
  team_ids?: string[]
  from_member_id?: string | null
  team_id?: string | null
  from_team_id?: string | null
  category_id?: string | null
  /** A word of ours (routed, time …); what somebody typed for a snooze. */
  reason?: string
  /** Of conversation_snoozed: ISO 8601, null until the customer replies. */
  until?: string | null
  /** Of what woke or was reopened: who has it now. */
  restored_to?: 'owner' | 'queue'
  /** What the back office says about waking it. */
  words?: string
  /** By hand, −100–100; of conversation_category_set the category’s points. */
  priority?: number
  tag_id?: string
  /** The tag that was merged into it. */
  from_tag_id?: string
  /** Of conversation_rated: 1–5. */
  score?: number
  /** Of conversation_identified: the known customer that the visitor turned out to be. */
  contact_id?: string
  /** ISO 8601. */
  urgent_at?: string | null
  /** Of conversation_started: the closed conversation that goes on here. */
  continues_id?: string
  /** Of conversation_merged: the one this was merged into. */
  into_id?: string
  /** Of conversation_merged: the one that was merged into this; of conversation_split: the one this left. */
  from_id?: string
  /** Of conversation_split: the one that left this. */
  split_id?: string
  /** Of conversation_merged and conversation_split: how this one stands since. */
  status?: ConversationStatus
  /** Of what was closed, of what is reopened by hand unanswered, and of conversation_merged: ISO 8601. */
  waiting_since?: string | null
}

export type TimelineEvent = {
  /** Gapless per conversation, from 1. */
  position: number
  type: EventType
  actor: Actor
  occurredAt: string
  payload: EventPayload
  /** The message it is about, for message_*. */
  seq: number | null
  note: Note | null
}

/** An event on its way in, with the message it is about as that was at position `asOf`. */
export type Arrival = { event: TimelineEvent; message: Message | null; asOf: number }

export type Timeline = {
  /** The member who reads it. */
  reader: string
  /** The header: at least as new as the events; what the reader has read is in it too. */
  conversation: Conversation
  /** Without gaps, oldest first. */
  events: readonly TimelineEvent[]
  /** Messages by seq, each in the newest state that was seen. */
  messages: ReadonlyMap<number, { message: Message; asOf: number }>
  marks: ReadMarks
  /** Arrived past a gap, by position: they wait for what is between. */
  ahead: readonly Arrival[]
}

/** `private.event_json` as it comes: broadcast as `event`, and from timeline_page. */
export type EventJson = {
  conversation_id: string
  position: number
  type: EventType
  actor: Actor
  payload: EventPayload
  occurred_at: string
  message?: MessageJson
  note?: NoteJson
}

/** A stretch of a timeline as timeline_page gives it, oldest first. */
export type TimelinePage = {
  conversation: Conversation
  topics: ConversationTopics
  marks: ReadMarks
  arrivals: Arrival[]
}

export type TimelinePageJson = {
  conversation: ConversationRow
  topics: ConversationTopics
  read_marks: ReadMarkJson[]
  events: EventJson[]
}

/** Events that bring a note as it is then. */
const noteTypes: ReadonlySet<EventType> = new Set(['note_written', 'note_edited', 'note_deleted'])

/** @param asOf the position at which the message in it was read; that of the event when broadcast */
export function arrivalFromJson(json: EventJson, asOf = json.position): Arrival {
  const message = json.message ? messageFromJson(json.message) : null
  const note = json.note ? noteFromJson(json.note) : null
  const event: TimelineEvent = {
    position: json.position,
    type: json.type,
    actor: { kind: json.actor.kind, id: json.actor.id },
    // The answer to a send brings a message without its event: both give the same instant then.
    occurredAt:
      (json.type === 'message_sent' && message?.sentAt) ||
      (json.type === 'note_written' && note?.writtenAt) ||
      json.occurred_at,
    payload: json.payload,
    seq: message?.seq ?? null,
    note: noteTypes.has(json.type) ? note : null,
  }
  return { event, message, asOf }
}

export function pageFromJson(json: TimelinePageJson): TimelinePage {
  return {
    conversation: conversationFromRow(json.conversation),
    topics: json.topics,
    marks: new Map(json.read_marks.map((mark) => [mark.reader_id, readMarkFromJson(mark)])),
    arrivals: json.events.map((event) => arrivalFromJson(event, json.conversation.position)),
  }
}

/** The message_sent event that the answer to a send stands for. */
export function arrivalOfMessage(message: Message): Arrival {
  const event: TimelineEvent = {
    position: message.position,
    type: 'message_sent',
    actor: { kind: message.author.kind, id: message.author.id },
    occurredAt: message.sentAt,
    payload: {},
    seq: message.seq,
    note: null,
  }
  return { event, message, asOf: message.position }
}

/** The note_written event that the answer to a note stands for. */
export function arrivalOfNote(note: Note): Arrival {
  const event: TimelineEvent = {
    position: note.position,
    type: 'note_written',
    actor: { kind: 'member', id: note.authorId },
    occurredAt: note.writtenAt,
    payload: {},
    seq: null,
    note,
  }
  return { event, message: null, asOf: note.position }
}

/** Position of the newest event without a gap before it; 0 for none. */
export function lastPosition(timeline: Timeline): number {
  return timeline.events.at(-1)?.position ?? 0
}

/** Position of the newest event of a type among those that are here; 0 for none. */
export function lastPositionOf(timeline: Timeline, type: EventType): number {
  return timeline.events.findLast((event) => event.type === type)?.position ?? 0
}

/** Position of the newest event that a member made; 0 for none. */
export function participantsAsOf(timeline: Timeline): number {
  return timeline.events.findLast(({ actor }) => actor.kind === 'member')?.position ?? 0
}

/** Is something known to exist that is not here yet? */
export function isBehind(timeline: Timeline): boolean {
  return timeline.ahead.length > 0 || timeline.conversation.position > lastPosition(timeline)
}

/** Is there more above the oldest event? */
export function hasEarlier(timeline: Timeline): boolean {
  return (timeline.events[0]?.position ?? 1) > 1
}

/** The first message that is not read, where it is further up than what is here; null where it is here. */
export function unreadSeqAbove(timeline: Timeline, unreadAfter: number | null): number | null {
  const first = timeline.events.find((event) => event.type === 'message_sent')?.seq ?? null
  return unreadAfter !== null && first !== null && unreadAfter + 1 < first ? unreadAfter + 1 : null
}
