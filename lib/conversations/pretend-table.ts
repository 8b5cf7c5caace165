import type { MessageJson } from '#lib/messages/message.ts'
import type { NoteJson } from '#lib/notes/note.ts'
import type { ReadMarkJson } from '#lib/read-marks/read-mark.ts'
import type { ConversationRow } from './conversation.ts'
import type { EventJson, EventPayload, EventType, TimelinePageJson } from './timeline.ts'

/*
 * One conversation as the database keeps it, for tests: the verbs of supabase/schemas/30…32 without the
 * permissions, the broadcasts they cause, and timeline_page.
 */

export const anna = { kind: 'member', id: 'anna' } as const
export const boris = { kind: 'member', id: 'boris' } as const
export const maria = { kind: 'contact', id: 'maria' } as const
type Person = typeof anna | typeof boris | typeof maria

type EventRow = Omit<EventJson, 'message' | 'note'> & { seq: number | null; note_id: string | null }

export type Broadcast =
  { event: 'event'; payload: EventJson } | { event: 'read'; payload: ReadMarkJson }

export function pretendTable(reader = 'anna') {
  const id = 'conversation-1'
  const events: EventRow[] = []
  const messages: MessageJson[] = []
  const notes: NoteJson[] = []
  const marks = new Map<string, ReadMarkJson>()
  const broadcasts: Broadcast[] = []
  let minutes = 0
  let closedWaiting: string | null = null
  const now = () => new Date(Date.UTC(2026, 10, 22, 9, (minutes += 1))).toISOString()
  const row: ConversationRow = {
    id,
    number: 7,
    inbox_id: 'inbox-1',
    contact_id: 'maria',
    contact_name: 'Мария',
    category_id: null,
    team_id: 'tickets',
    assignee_id: null,
    status: 'open',
    priority: 10,
    total_priority: 10,
    channel: 'widget',
    company_id: null,
    is_erased: false,
    merged_into_id: null,
    tag_ids: [],
    preview: '',
    preview_from: null,
    last_seq: 0,
    last_contact_seq: 0,
    position: 0,
    last_message_at: now(),
    waiting_since: null,
    snoozed_until: null,
  }

  const eventJson = ({ seq, note_id, ...event }: EventRow): EventJson => ({
    ...event,
    ...(seq !== null && { message: structuredClone(messages[seq - 1]!) }),
    ...(note_id && { note: structuredClone(notes.find((note) => note.id === note_id)!) }),
  })
  const record = (
    type: EventType,
    actor: Person,
    payload: EventPayload = {},
    about: { seq?: number; note?: string } = {},
  ) => {
    const event: EventRow = {
      conversation_id: id,
      position: (row.position += 1),
      type,
      actor,
      payload,
      occurred_at: now(),
      seq: about.seq ?? null,
      note_id: about.note ?? null,
    }
    events.push(event)
    broadcasts.push({ event: 'event', payload: eventJson(event) })
  }
  const mark = (person: Person, seq: number, isSaid: boolean, at = now()) => {
    const known = marks.get(person.id)
    if ((known?.last_read_seq ?? -1) >= seq) return
    const isDelivered = (known?.last_delivered_seq ?? 0) > seq
    const made = {
      reader_id: person.id,
      reader_kind: person.kind,
      last_read_seq: seq,
      read_at: at,
      last_delivered_seq: isDelivered ? known!.last_delivered_seq : seq,
      delivered_at: isDelivered ? known!.delivered_at : null,
    }
    marks.set(person.id, made)
    if (isSaid) broadcasts.push({ event: 'read', payload: { ...made } })
  }
  const revise = (
    seq: number,
    type: 'message_edited' | 'message_deleted' | 'message_restored',
    body: string,
    by: typeof anna | typeof boris = anna,
  ) => {
    const message = messages[seq - 1]
    if (!message || message.author.kind !== 'member') return
    if (message.deleted_at && type !== 'message_restored') return
    message.body = body
    if (type === 'message_deleted') message.deleted_at = now()
    else if (type === 'message_edited') message.edited_at = now()
    else message.deleted_at = null
    if (row.last_seq === seq) row.preview = body
    record(type, by, {}, { seq })
  }

  record('conversation_started', maria, { team_id: 'tickets', category_id: null })

  return {
    broadcasts,
    send(person: Person, body: string, clientId = `client-${row.last_seq + 1}`): MessageJson {
      if (person.kind === 'contact' && row.status !== 'open') {
        Object.assign(row, { status: 'open', snoozed_until: null })
        record('conversation_reopened', person, { reason: 'customer_wrote' })
      }
      if (person.kind === 'member' && row.assignee_id === null) {
        row.assignee_id = person.id
        record('conversation_assigned', person, { member_id: person.id, reason: 'replied' })
      }
      const sent_at = now()
      row.last_seq += 1
      if (person.kind === 'contact') row.last_contact_seq = row.last_seq
      row.waiting_since = person.kind === 'contact' ? (row.waiting_since ?? sent_at) : null
      Object.assign(row, { preview: body, preview_from: person.kind, last_message_at: sent_at })
      const message: MessageJson = {
        conversation_id: id,
        seq: row.last_seq,
        position: row.position + 1,
        client_id: clientId,
        body,
        sent_at,
        edited_at: null,
        deleted_at: null,
        author: { ...person, name: person.id, avatar_url: null },
        attachments: [],
      }
      messages.push(message)
      mark(person, row.last_seq, false, sent_at)
      record('message_sent', person, {}, { seq: row.last_seq })
      return structuredClone(message)
    },
    note(person: typeof anna | typeof boris, body: string, mentions: string[] = []): NoteJson {
      const note: NoteJson = {
        id: `note-${notes.length + 1}`,
        conversation_id: id,
        position: row.position + 1,
        client_id: `note-client-${notes.length + 1}`,
        author_id: person.id,
        body,
        written_at: now(),
        mentions,
      }
      notes.push(note)
      record('note_written', person, {}, { note: note.id })
      for (const member_id of mentions)
        record('member_mentioned', person, { member_id }, { note: note.id })
      return structuredClone(note)
    },
    /** By whoever wrote it; null deletes it. */
    changeNote(n: number, body: string | null): void {
      const note = notes[n - 1]
      if (!note || note.deleted_at) return
      note.body = body ?? ''
      if (body === null) note.deleted_at = now()
      else note.edited_at = now()
      const author = note.author_id === anna.id ? anna : boris
      record(body === null ? 'note_deleted' : 'note_edited', author, {}, { note: note.id })
    },
    read: (person: Person, seq: number) => mark(person, Math.min(seq, row.last_seq), true),
    /** The customer's widget has it. */
    deliver(seq: number) {
      const known = marks.get(maria.id)
      const come = Math.min(seq, row.last_seq)
      if (!known || known.last_delivered_seq >= come) return
      const made = { ...known, last_delivered_seq: come, delivered_at: now() }
      marks.set(maria.id, made)
      broadcasts.push({ event: 'read', payload: { ...made } })
    },
    assign(member: string) {
      if (row.assignee_id === member) return
      const from_member_id = row.assignee_id
      row.assignee_id = member
      record('conversation_assigned', anna, { member_id: member, from_member_id })
    },
    unassign() {
      if (row.assignee_id === null) return
      const from_member_id = row.assignee_id
      row.assignee_id = null
      record('conversation_unassigned', anna, { from_member_id })
    },
    move(team_id: string) {
      if (row.team_id === team_id) return
      const payload = { team_id, from_team_id: row.team_id, from_member_id: row.assignee_id }
      Object.assign(row, { team_id, assignee_id: null })
      record('conversation_moved', anna, payload)
    },
    close() {
      if (row.status === 'closed') return
      closedWaiting = row.waiting_since
      Object.assign(row, { status: 'closed', waiting_since: null, snoozed_until: null })
      record('conversation_closed', anna)
    },
    reopen() {
      if (row.status === 'open') return
      const waited = row.status === 'closed' ? closedWaiting : row.waiting_since
      Object.assign(row, { status: 'open', snoozed_until: null, waiting_since: waited })
      record('conversation_reopened', anna, waited ? { waiting_since: waited } : {})
    },
    setPriority(priority: number) {
      row.total_priority = row.priority + priority
      record('conversation_priority_set', anna, { priority })
    },
    tag(tag: string) {
      if (row.tag_ids.includes(tag)) return
      row.tag_ids = [...row.tag_ids, tag]
      record('conversation_tagged', boris, { tag_id: tag })
    },
    untag(tag: string) {
      if (!row.tag_ids.includes(tag)) return
      row.tag_ids = row.tag_ids.filter((id) => id !== tag)
      record('conversation_untagged', boris, { tag_id: tag })
    },
    /** One tag takes the place of another, wherever that one is. */
    mergeTags(from: string, into: string) {
      if (!row.tag_ids.includes(from)) return
      row.tag_ids = row.tag_ids.includes(into)
        ? row.tag_ids.filter((id) => id !== from)
        : row.tag_ids.map((id) => (id === from ? into : id))
      record('conversation_tagged', boris, { tag_id: into, from_tag_id: from })
    },
    snooze(until: string | null) {
      if (row.status === 'closed') return
      Object.assign(row, { status: 'snoozed', snoozed_until: until })
      record('conversation_snoozed', anna, { until, reason: '' })
    },
    /** To its owner, or where that one has no room to the queue. */
    wake(hasRoom: boolean) {
      if (row.status !== 'snoozed') return
      const from_member_id = row.assignee_id
      if (!hasRoom) row.assignee_id = null
      Object.assign(row, { status: 'open', snoozed_until: null })
      const member_id = row.assignee_id
      record('conversation_woken', anna, { reason: 'time', member_id, from_member_id })
    },
    edit: (seq: number, body: string, by?: typeof anna | typeof boris) =>
      revise(seq, 'message_edited', body, by),
    remove: (seq: number, by?: typeof anna | typeof boris) =>
      revise(seq, 'message_deleted', '', by),
    restore: (seq: number, body: string) => revise(seq, 'message_restored', body),
    erase() {
      const at = new Date(Date.UTC(2026, 10, 22, 9, minutes + 1)).toISOString()
      for (const message of messages) {
        Object.assign(message, { body: '', attachments: [], deleted_at: message.deleted_at ?? at })
        if (message.author.kind === 'contact') message.author.name = null
      }
      for (const note of notes) note.body = '—'
      Object.assign(row, { preview: '', contact_name: null, is_erased: true })
      record('contact_erased', anna)
    },
    lastSeq: () => row.last_seq,
    /** As public.timeline_page. */
    page(at: { before?: number; since?: number; size?: number } = {}): TimelinePageJson {
      const { before = Infinity, since, size = 500 } = at
      const wanted =
        since === undefined
          ? events.filter((event) => event.position < before).slice(-size)
          : events.filter((event) => event.position > since).slice(0, size)
      return structuredClone({
        conversation: { ...row, my_read_seq: marks.get(reader)?.last_read_seq ?? 0 },
        topics: {
          conversation: 'conversation:conversation-1:1.1.1',
          typing: 'typing:conversation-1:1.1.1',
          viewers: 'viewers:conversation-1:1.1.1',
        },
        read_marks: [...marks.values()],
        events: wanted.map(eventJson),
      } satisfies TimelinePageJson)
    },
  }
}

export type PretendTable = ReturnType<typeof pretendTable>
