/** How far a reader has read a conversation. Marks only ever grow, so merging is taking the larger. */
export type ReadMark = { readerId: string; readerKind: 'member' | 'contact'; lastReadSeq: number }

/** As it comes: from timeline_page, and broadcast as `read`. */
export type ReadMarkJson = {
  reader_id: string
  reader_kind: ReadMark['readerKind']
  last_read_seq: number
}

export type ReadMarks = ReadonlyMap<string, ReadMark>

export function readMarkFromJson(json: ReadMarkJson): ReadMark {
  return {
    readerId: json.reader_id,
    readerKind: json.reader_kind,
    lastReadSeq: json.last_read_seq,
  }
}

/** The same marks when nothing in them grew. */
export function withMark(marks: ReadMarks, mark: ReadMark): ReadMarks {
  const known = marks.get(mark.readerId)
  if (known && known.lastReadSeq >= mark.lastReadSeq) return marks
  return new Map(marks).set(mark.readerId, mark)
}

/** The last message the customer has read; 0 for none. */
export function readByContact(marks: ReadMarks): number {
  const contacts = [...marks.values()].filter((mark) => mark.readerKind === 'contact')
  return Math.max(0, ...contacts.map((mark) => mark.lastReadSeq))
}
