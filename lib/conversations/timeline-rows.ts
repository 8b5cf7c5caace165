import type { Message } from '#lib/messages/message.ts'
import type { Note } from '#lib/notes/note.ts'
import type { OutboxEntry } from '#lib/outbox/entry.ts'
import { deliveredToContact, readByContact } from '#lib/read-marks/read-mark.ts'
import type { DeskLetter } from '#lib/outbox/letter.ts'
import { gatherMentions } from './timeline-mentions.ts'
import type { Timeline, TimelineEvent } from './timeline.ts'

/* What a timeline looks like, row by row. Pure. */

type Placed = {
  /** The same from the first bubble of an outbox entry to the stored message. */
  key: string
  /** Of its event; null for what is still on its way. */
  position: number | null
  at: string
  /** A new day begins here (YYYY-MM-DD), or null. */
  dayAbove: string | null
  /** What the reader has not seen begins here. */
  isFirstUnread: boolean
  /** By the same author as the row above, shortly after it; and the same for the row below. */
  joinsAbove: boolean
  joinsBelow: boolean
}

export type MessageRow = Placed & {
  kind: 'message'
  message: Message
  /** It said something else before: the ledger has it. */
  hasHistory: boolean
  /** Only of the team's messages. */
  delivery: 'sent' | 'delivered' | 'read' | null
}
export type NoteRow = Placed & { kind: 'note'; note: Note }
export type EventRow = Placed & { kind: 'event'; event: TimelineEvent }
export type PendingRow = Placed & {
  kind: 'pending'
  entry: OutboxEntry<DeskLetter>
  /** The last try, its own or that of one before it, got no answer. */
  isCutOff: boolean
}
export type Row = MessageRow | NoteRow | EventRow | PendingRow

type View = {
  entries: readonly OutboxEntry<DeskLetter>[]
  /** The unread line stands above the customer's first message after this seq; null for no line. */
  unreadAfter: number | null
  /** The day of an instant in the reader's time zone, YYYY-MM-DD. */
  dayOf: (instant: string) => string
}

/** These are rows only where somebody did it to another's words: one's own change its bubble says. */
const quiet = new Set(['message_edited', 'message_deleted'])
/** These put what a message said into the ledger. */
const changes = new Set(['message_edited', 'message_deleted', 'message_restored'])
/** Milliseconds: bubbles of one author stand together when no longer apart. */
const togetherFor = 5 * 60_000

export function rowsOf(timeline: Timeline, view: View): Row[] {
  const come = {
    read: readByContact(timeline.marks),
    delivered: deliveredToContact(timeline.marks),
  }
  const changed = changedSeqs(timeline)
  const events = gatherMentions(timeline.events)
  const rows = events.flatMap((event) => rowOf(timeline, event, come, changed) ?? [])
  const known = new Set(rows.map((row) => row.key))
  // Acknowledged, while something before it is still missing: it must not vanish for that moment.
  const early = timeline.ahead
    .filter(({ event }) => event.actor.id === timeline.reader)
    .flatMap(({ event, message }) =>
      message ? messageRow(event, message, come, false) : noteRow(event),
    )
    .filter((row) => row !== null && !known.has(row.key)) as Row[]
  for (const row of early) known.add(row.key)
  const isCutOff = view.entries.some((entry) => entry.tries > 0 && entry.state !== 'failed')
  const pending = view.entries
    .map((entry) => pendingRow(entry, isCutOff))
    .filter((row) => !known.has(row.key))
  return arrange([...rows, ...early, ...pending], view)
}

/** How far the customer has read, and the widget has it. */
type Come = { read: number; delivered: number }

const blank = { dayAbove: null, isFirstUnread: false, joinsAbove: false, joinsBelow: false }

function rowOf(
  timeline: Timeline,
  event: TimelineEvent,
  come: Come,
  changed: ReadonlySet<number>,
): Row | null {
  if (event.type === 'note_written') return noteRow(event)
  if (event.type === 'message_sent') {
    const known = event.seq === null ? undefined : timeline.messages.get(event.seq)
    if (!known) return null
    return messageRow(event, known.message, come, changed.has(known.message.seq))
  }
  // The note itself says so, and only who wrote it can.
  if (event.type === 'note_edited' || event.type === 'note_deleted') return null
  if (quiet.has(event.type) && isByAuthor(timeline, event)) return null
  const { position, occurredAt: at } = event
  return { ...blank, kind: 'event', key: `event:${position}`, position, at, event }
}

function isByAuthor(timeline: Timeline, { seq, actor }: TimelineEvent): boolean {
  const known = seq === null ? undefined : timeline.messages.get(seq)
  return known === undefined || known.message.author.id === actor.id
}

/** Every change comes after its message, so whoever has the message has its changes. */
function changedSeqs({ events }: Timeline): ReadonlySet<number> {
  const seqs = events.filter(({ type }) => changes.has(type)).map(({ seq }) => seq)
  return new Set(seqs.filter((seq) => seq !== null))
}

function messageRow(
  event: TimelineEvent,
  message: Message,
  come: Come,
  hasHistory: boolean,
): MessageRow {
  const isOurs = message.author.kind !== 'contact'
  return {
    ...blank,
    kind: 'message',
    key: `message:${message.clientId}`,
    position: event.position,
    at: message.sentAt,
    message,
    hasHistory,
    delivery: isOurs ? deliveryOf(message, come) : null,
  }
}

function deliveryOf({ seq }: Message, { read, delivered }: Come) {
  return seq <= read ? 'read' : seq <= delivered ? 'delivered' : 'sent'
}

function noteRow({ note, position }: TimelineEvent): NoteRow | null {
  if (!note) return null
  return {
    ...blank,
    kind: 'note',
    key: `note:${note.clientId}`,
    position,
    at: note.writtenAt,
    note,
  }
}

function pendingRow(entry: OutboxEntry<DeskLetter>, isCutOff: boolean): PendingRow {
  const at = new Date(entry.writtenAt).toISOString()
  const key = `${entry.content.kind}:${entry.clientId}`
  return { ...blank, kind: 'pending', key, position: null, at, entry, isCutOff }
}

function arrange(rows: Row[], { unreadAfter, dayOf }: View): Row[] {
  const firstUnread =
    unreadAfter === null
      ? -1
      : rows.findIndex(
          (row) =>
            row.kind === 'message' &&
            row.message.author.kind === 'contact' &&
            row.message.seq > unreadAfter,
        )
  const days = rows.map((row) => dayOf(row.at))
  const arranged = rows.map((row, n) => {
    const isNewDay = n === 0 || days[n] !== days[n - 1]
    return { ...row, dayAbove: isNewDay ? days[n]! : null, isFirstUnread: n === firstUnread }
  })
  arranged.forEach((row, n) => {
    const above = arranged[n - 1]
    if (!above || row.dayAbove || row.isFirstUnread || !stand(row, above)) return
    row.joinsAbove = true
    above.joinsBelow = true
  })
  return arranged
}

function stand(row: Row, above: Row): boolean {
  if (authorOf(row) !== authorOf(above) || row.kind === 'event') return false
  return new Date(row.at).getTime() - new Date(above.at).getTime() < togetherFor
}

/** Whoever wrote it, and as what: a note never stands together with a reply. */
function authorOf(row: Row): string {
  switch (row.kind) {
    case 'message':
      return `message by ${row.message.author.id}`
    case 'note':
      return `note by ${row.note.authorId}`
    case 'pending':
      return `${row.entry.content.kind} by ${row.entry.content.authorId}`
    case 'event':
      return `event ${row.key}`
  }
}
