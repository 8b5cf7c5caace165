import { previewOf, type Message } from '#lib/messages/message.ts'
import { readUpTo, withMark, type ReadMark, type ReadMarks } from '#lib/read-marks/read-mark.ts'
import type { Conversation } from './conversation.ts'
import {
  lastPosition,
  type Arrival,
  type Timeline,
  type TimelineEvent,
  type TimelinePage,
} from './timeline.ts'

/*
 * How a timeline changes. Everything may arrive dropped, doubled and out of order: whatever the order,
 * a snapshot and the events after it come to the same as a fresh snapshot. Pure.
 */

/** What the database leaves of a note when the customer is erased: notes are never empty. */
const erasedNote = '—'

/** More than this past one gap is forgotten: the fetch that fills the gap brings it anyway. */
const mostAhead = 200

/** The timeline of a first page. */
export function timelineFrom(page: TimelinePage, reader: string): Timeline {
  const empty: Timeline = {
    reader,
    conversation: page.conversation,
    events: [],
    messages: new Map(),
    marks: new Map(),
    ahead: [],
  }
  const messages = learn(empty.messages, page.arrivals)
  const events = page.arrivals.map((arrival) => arrival.event)
  return withMarks({ ...empty, events, messages }, page.marks)
}

/** One event: the next one is taken in, an old one dropped, one past a gap waits. */
export function apply(timeline: Timeline, arrival: Arrival): Timeline {
  const next = lastPosition(timeline) + 1
  const { position } = arrival.event
  if (position < next) return timeline
  if (position > next) return wait(timeline, arrival)
  const ready = [arrival]
  for (const waiting of timeline.ahead)
    if (waiting.event.position === next + ready.length) ready.push(waiting)
  const ahead = timeline.ahead.filter((each) => each.event.position >= next + ready.length)
  return ready.reduce(append, { ...timeline, ahead })
}

/** A reader has read further. */
export function applyRead(timeline: Timeline, mark: ReadMark): Timeline {
  const marks = withMark(timeline.marks, mark)
  if (marks === timeline.marks) return timeline
  const myReadSeq = Math.max(
    timeline.conversation.myReadSeq,
    marks.get(timeline.reader)?.lastReadSeq ?? 0,
  )
  return { ...timeline, marks, conversation: { ...timeline.conversation, myReadSeq } }
}

/** What the table says came after the newest event: it may be less than everything (a page is bounded). */
export function catchUp(timeline: Timeline, page: TimelinePage): Timeline {
  const applied = page.arrivals.reduce(apply, timeline)
  // A message may be in a state newer than the events that say so.
  const messages = learn(applied.messages, page.arrivals)
  const isNewer = page.conversation.position >= applied.conversation.position
  const conversation = isNewer ? page.conversation : applied.conversation
  return withMarks({ ...applied, messages, conversation }, page.marks)
}

/** What the table says came before the oldest event. A page that does not fit (asked twice) is dropped. */
export function prepend(timeline: Timeline, page: TimelinePage): Timeline {
  const first = timeline.events[0]?.position ?? 1
  if (page.arrivals.at(-1)?.event.position !== first - 1) return timeline
  // A page that was asked for before a note was changed may come after.
  const older = withNotes(
    page.arrivals.map((arrival) => arrival.event),
    timeline.events.filter(({ type }) => type === 'note_edited' || type === 'note_deleted'),
  )
  const events = [...older, ...timeline.events]
  return { ...timeline, events, messages: learn(timeline.messages, page.arrivals) }
}

function wait(timeline: Timeline, arrival: Arrival): Timeline {
  const others = timeline.ahead.filter((each) => each.event.position !== arrival.event.position)
  const ahead = [...others, arrival]
    .sort((one, other) => one.event.position - other.event.position)
    .slice(-mostAhead)
  return { ...timeline, ahead }
}

function append(timeline: Timeline, arrival: Arrival): Timeline {
  const { event, message } = arrival
  const grown: Timeline = {
    ...(event.type === 'contact_erased' ? erased(timeline, event) : timeline),
    conversation: advance(timeline.conversation, event, message),
  }
  const isChanged = event.note !== null && event.type !== 'note_written'
  grown.events = [...(isChanged ? withNotes(grown.events, [event]) : grown.events), event]
  grown.messages = learn(grown.messages, [arrival])
  if (event.type !== 'message_sent' || !event.actor.id || event.actor.kind === 'system')
    return grown
  // Whoever wrote a message has read up to it; no mark is broadcast for that.
  const { id, kind } = event.actor
  const author = { readerId: id, readerKind: kind }
  return applyRead(grown, readUpTo(author, event.seq ?? 0, event.occurredAt))
}

/** The customer was erased: everything said is blank from here on, as the table has it. */
function erased(timeline: Timeline, { position, occurredAt }: TimelineEvent): Timeline {
  const messages = [...timeline.messages].map(([seq, known]) => {
    const { author, deletedAt } = known.message
    const nameless = author.kind === 'contact' ? { ...author, name: null, avatarUrl: null } : author
    const blank = {
      body: '',
      attachments: [],
      deletedAt: deletedAt ?? occurredAt,
      author: nameless,
    }
    return [seq, { message: { ...known.message, ...blank }, asOf: position }] as const
  })
  const events = timeline.events.map((event) =>
    event.note ? { ...event, note: { ...event.note, body: erasedNote, attachments: [] } } : event,
  )
  return { ...timeline, events, messages: new Map(messages) }
}

/** Events whose notes later events have changed. */
function withNotes(
  events: readonly TimelineEvent[],
  changes: readonly TimelineEvent[],
): readonly TimelineEvent[] {
  if (changes.length === 0) return events
  const newest = new Map(changes.map(({ note }) => [note?.id, note]))
  return events.map((event) => {
    const note = event.note && newest.get(event.note.id)
    return note ? { ...event, note } : event
  })
}

/** Keeps of each message the state seen last: a page fetched before an edit may arrive after it. */
function learn(known: Timeline['messages'], arrivals: readonly Arrival[]): Timeline['messages'] {
  let messages: Map<number, { message: Message; asOf: number }> | null = null
  for (const { message, asOf } of arrivals) {
    if (!message || asOf < ((messages ?? known).get(message.seq)?.asOf ?? 0)) continue
    messages ??= new Map(known)
    messages.set(message.seq, { message, asOf })
  }
  return messages ?? known
}

function withMarks(timeline: Timeline, marks: ReadMarks): Timeline {
  const all = [...timeline.marks.values(), ...marks.values()].reduce(withMark, new Map())
  const myReadSeq = Math.max(
    timeline.conversation.myReadSeq,
    all.get(timeline.reader)?.lastReadSeq ?? 0,
  )
  return { ...timeline, marks: all, conversation: { ...timeline.conversation, myReadSeq } }
}

/** The header after one more event; what a fetch already brought is not done again. */
function advance(before: Conversation, event: TimelineEvent, message: Message | null) {
  if (event.position <= before.position) return before
  const after: Conversation = { ...before, position: event.position }
  switch (event.type) {
    case 'conversation_assigned':
      return { ...after, assigneeId: event.payload.member_id ?? null }
    case 'conversation_unassigned':
      return { ...after, assigneeId: null }
    case 'conversation_moved':
      return { ...after, teamId: event.payload.team_id ?? null, assigneeId: null }
    case 'conversation_closed':
      return { ...after, status: 'closed' as const, waitingSince: null, snoozedUntil: null }
    case 'conversation_reopened':
    case 'conversation_woken':
      return {
        ...after,
        ...ownerAfter(event),
        status: 'open' as const,
        snoozedUntil: null,
        waitingSince: event.payload.waiting_since ?? after.waitingSince,
      }
    case 'conversation_identified':
      return { ...after, contactId: event.payload.contact_id ?? after.contactId }
    case 'conversation_snoozed':
      return { ...after, status: 'snoozed' as const, snoozedUntil: event.payload.until ?? null }
    case 'conversation_priority_set':
      return { ...after, totalPriority: after.priority + (event.payload.priority ?? 0) }
    case 'conversation_category_set':
      return { ...after, ...categorised(event, after) }
    case 'conversation_tagged':
      return { ...after, tagIds: tagsWith(after, event) }
    case 'conversation_untagged':
      return { ...after, tagIds: tagsWithout(after, event) }
    case 'conversation_merged':
    case 'conversation_split':
      return { ...after, ...mergedOrSplit(event, after) }
    case 'contact_erased':
      return { ...after, contactName: null, companyId: null, isErased: true, preview: '' }
    case 'message_sent':
      return message ? withMessage(after, message) : after
    case 'message_edited':
    case 'message_deleted':
    case 'message_restored':
      return message?.seq === after.lastSeq ? { ...after, preview: previewOf(message) } : after
    default:
      return after
  }
}

/** A category brings its points along; one that was set before that was said leaves them. */
function categorised({ payload }: TimelineEvent, now: Conversation): Partial<Conversation> {
  const priority = payload.priority ?? now.priority
  const totalPriority = now.totalPriority - now.priority + priority
  return { categoryId: payload.category_id ?? null, priority, totalPriority }
}

/** The tag put on; where another was merged into it, in that one's place. */
function tagsWith({ tagIds }: Conversation, { payload }: TimelineEvent): string[] {
  const { tag_id: tag, from_tag_id: from } = payload
  if (tag === undefined) return tagIds
  if (from === undefined) return [...tagIds.filter((id) => id !== tag), tag]
  if (tagIds.includes(tag)) return tagIds.filter((id) => id !== from)
  return tagIds.map((id) => (id === from ? tag : id))
}

function tagsWithout({ tagIds }: Conversation, { payload }: TimelineEvent): string[] {
  return tagIds.filter((id) => id !== payload.tag_id)
}

/** Merged into another it is closed and goes with that one; the other one waits for what waited in it. */
function mergedOrSplit({ type, payload }: TimelineEvent, now: Conversation): Partial<Conversation> {
  const isMerge = type === 'conversation_merged'
  const waitingSince = payload.waiting_since ?? null
  if (isMerge ? payload.into_id === undefined : payload.from_id === undefined)
    return { waitingSince, status: payload.status ?? now.status }
  return {
    mergedIntoId: payload.into_id ?? null,
    status: isMerge ? 'closed' : (payload.status ?? now.status),
    teamId: payload.team_id ?? null,
    assigneeId: payload.member_id ?? null,
    waitingSince,
    snoozedUntil: payload.until ?? null,
  }
}

/** A conversation that comes back says who has it; one from before routing kept whom it had. */
function ownerAfter({ payload }: TimelineEvent): Partial<Conversation> {
  return payload.member_id === undefined ? {} : { assigneeId: payload.member_id }
}

function withMessage(before: Conversation, message: Message): Conversation {
  const isContact = message.author.kind === 'contact'
  return {
    ...before,
    lastSeq: message.seq,
    lastContactSeq: isContact ? message.seq : before.lastContactSeq,
    lastMessageAt: message.sentAt,
    waitingSince: isContact ? (before.waitingSince ?? message.sentAt) : null,
    preview: previewOf(message),
    previewFrom: message.author.kind,
  }
}
