/**
 * How far a reader has read a conversation, and how far the customer's widget has it. Both only ever grow,
 * so merging is taking the larger.
 */
export type ReadMark = {
  readerId: string
  readerKind: 'member' | 'contact'
  lastReadSeq: number
  /** When the mark came to where it stands, ISO 8601; null where nobody has said. */
  readAt: string | null
  /** Never less than `lastReadSeq`: what was read had come. */
  lastDeliveredSeq: number
  /** null where it is read, too. */
  deliveredAt: string | null
}

/** `private.read_mark_json`: from timeline_page, and broadcast as `read`. */
export type ReadMarkJson = {
  reader_id: string
  reader_kind: ReadMark['readerKind']
  last_read_seq: number
  read_at: string | null
  last_delivered_seq: number
  delivered_at: string | null
}

export type ReadMarks = ReadonlyMap<string, ReadMark>

export function readMarkFromJson(json: ReadMarkJson): ReadMark {
  return {
    readerId: json.reader_id,
    readerKind: json.reader_kind,
    lastReadSeq: json.last_read_seq,
    readAt: json.read_at,
    lastDeliveredSeq: json.last_delivered_seq,
    deliveredAt: json.delivered_at,
  }
}

/** The mark of somebody who has read up to here. */
export function readUpTo(
  reader: Pick<ReadMark, 'readerId' | 'readerKind'>,
  seq: number,
  at: string | null,
): ReadMark {
  const { readerId, readerKind } = reader
  const lastDeliveredSeq = seq
  return { readerId, readerKind, lastReadSeq: seq, readAt: at, lastDeliveredSeq, deliveredAt: null }
}

/** The same marks when nothing in them grew. */
export function withMark(marks: ReadMarks, mark: ReadMark): ReadMarks {
  const known = marks.get(mark.readerId)
  if (!known) return new Map(marks).set(mark.readerId, mark)
  const hasRead = mark.lastReadSeq > known.lastReadSeq
  const isNewlyDated = mark.lastReadSeq === known.lastReadSeq && known.readAt === null
  const read = hasRead || (isNewlyDated && mark.readAt !== null) ? mark : known
  const delivered = mark.lastDeliveredSeq > known.lastDeliveredSeq ? mark : known
  if (read === known && delivered === known) return marks
  const isRead = read.lastReadSeq >= delivered.lastDeliveredSeq
  return new Map(marks).set(mark.readerId, {
    ...read,
    lastDeliveredSeq: Math.max(read.lastReadSeq, delivered.lastDeliveredSeq),
    deliveredAt: isRead ? null : delivered.deliveredAt,
  })
}

/** The last message the customer has read; 0 for none. */
export function readByContact(marks: ReadMarks): number {
  return Math.max(0, ...ofContacts(marks).map(({ lastReadSeq }) => lastReadSeq))
}

/** The last message that has come to the customer's widget; 0 for none. */
export function deliveredToContact(marks: ReadMarks): number {
  return Math.max(0, ...ofContacts(marks).map(({ lastDeliveredSeq }) => lastDeliveredSeq))
}

/** A customer may have been several contacts. */
export function ofContacts(marks: ReadMarks): ReadMark[] {
  return [...marks.values()].filter(({ readerKind }) => readerKind === 'contact')
}
