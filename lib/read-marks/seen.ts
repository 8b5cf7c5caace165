import type { Message } from '#lib/messages/message.ts'
import { ofContacts, type ReadMark, type ReadMarks } from './read-mark.ts'

/** Who has seen a message. */
export type Seen = {
  /** The customer, of what the team wrote; null of what the customer wrote. */
  customer:
    | { state: 'sent' }
    | { state: 'delivered'; at: string | null }
    /** isExact: else it was then or before. */
    | { state: 'read'; at: string | null; isExact: boolean }
    | null
  /** Ids of members, whoever wrote it and the reader left out; who saw it first comes first. */
  members: string[]
}

/** As far on as is looked for an answer that tells when something had been read. */
const farthest = 50

/**
 * A mark says how far and when last: of the message it stands at that is the time, of those before it is
 * the latest it can have been, unless an answer of the reader came earlier still.
 */
export function seenOf(
  marks: ReadMarks,
  messages: ReadonlyMap<number, { message: Message }>,
  message: Message,
  reader: string,
): Seen {
  const { seq, author } = message
  const members = [...marks.values()]
    .filter((mark) => mark.readerKind === 'member' && mark.lastReadSeq >= seq)
    .filter(({ readerId }) => readerId !== author.id && readerId !== reader)
    .sort((one, other) => ((one.readAt ?? '') < (other.readAt ?? '') ? -1 : 1))
    .map(({ readerId }) => readerId)
  if (author.kind === 'contact') return { customer: null, members }
  return { customer: customerOf(ofContacts(marks), messages, seq), members }
}

function customerOf(
  marks: readonly ReadMark[],
  messages: ReadonlyMap<number, { message: Message }>,
  seq: number,
): Seen['customer'] {
  const read = marks.find(({ lastReadSeq }) => lastReadSeq >= seq)
  if (read) {
    const answer = answerAfter(messages, seq, read.lastReadSeq)
    const at = answer?.sentAt ?? read.readAt
    return { state: 'read', at, isExact: read.lastReadSeq === seq }
  }
  const delivered = marks.find(({ lastDeliveredSeq }) => lastDeliveredSeq >= seq)
  if (!delivered) return { state: 'sent' }
  const isExact = delivered.lastDeliveredSeq === seq
  return { state: 'delivered', at: isExact ? delivered.deliveredAt : null }
}

/** The customer's first message after one that the mark has passed. */
function answerAfter(
  messages: ReadonlyMap<number, { message: Message }>,
  seq: number,
  upTo: number,
): Message | null {
  for (let next = seq + 1; next <= Math.min(upTo, seq + farthest); next += 1) {
    const message = messages.get(next)?.message
    if (message?.author.kind === 'contact') return message
  }
  return null
}
