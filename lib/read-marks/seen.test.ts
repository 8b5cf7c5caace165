import { expect, test } from 'vitest'
import type { Message } from '#lib/messages/message.ts'
import { deliveredToContact, readByContact, withMark, type ReadMark } from './read-mark.ts'
import { seenOf } from './seen.ts'

const at = (minute: number) => `2026-11-22T09:${String(minute).padStart(2, '0')}:00Z`
const mark = (readerId: string, lastReadSeq: number, more: Partial<ReadMark> = {}): ReadMark => ({
  readerId,
  readerKind: readerId === 'maria' ? 'contact' : 'member',
  lastReadSeq,
  readAt: lastReadSeq > 0 ? at(lastReadSeq) : null,
  lastDeliveredSeq: lastReadSeq,
  deliveredAt: null,
  ...more,
})
const marksOf = (...marks: ReadMark[]) =>
  marks.reduce(withMark, new Map() as ReadonlyMap<string, ReadMark>)
/** Every fourth is the customer's. */
const messages = new Map(
  [1, 2, 3, 4, 5, 6, 7, 8].map((seq) => {
    const isTheirs = seq % 4 === 1
    const author = {
      kind: isTheirs ? ('contact' as const) : ('member' as const),
      id: isTheirs ? 'maria' : 'anna',
      name: null,
      avatarUrl: null,
    }
    return [seq, { message: { seq, author, sentAt: at(seq) } as Message }] as const
  }),
)
const seen = (marks: ReadonlyMap<string, ReadMark>, seq: number, reader = 'anna') =>
  seenOf(marks, messages, messages.get(seq)!.message, reader)

test('sent, delivered, read: each as far as the mark goes, and when', () => {
  const marks = marksOf(mark('maria', 6, { lastDeliveredSeq: 7, deliveredAt: at(30) }))
  expect(seen(marks, 8).customer).toEqual({ state: 'sent' })
  expect(seen(marks, 7).customer).toEqual({ state: 'delivered', at: at(30) })
  expect(seen(marks, 6).customer).toEqual({ state: 'read', at: at(6), isExact: true })
})

test('of what was read before the mark came to where it stands the latest possible time is known', () => {
  const marks = marksOf(mark('maria', 8, { readAt: at(40) }))
  expect(seen(marks, 7).customer).toEqual({ state: 'read', at: at(40), isExact: false })
  // Answered at :05, so it was read by then.
  expect(seen(marks, 3).customer).toEqual({ state: 'read', at: at(5), isExact: false })
})

test('which colleagues saw it: not who wrote it, not oneself, not who has not come so far', () => {
  const marks = marksOf(
    mark('anna', 8),
    mark('boris', 6, { readAt: at(50) }),
    mark('darya', 5),
    mark('vera', 1),
  )
  expect(seen(marks, 5, 'vera')).toEqual({ customer: null, members: ['darya', 'anna', 'boris'] })
  expect(seen(marks, 5, 'boris').members).toEqual(['darya', 'anna'])
  expect(seen(marks, 6, 'vera').members).toEqual(['boris'])
})

test('whatever comes first, marks grow to the same', () => {
  const said = [
    mark('maria', 2),
    mark('maria', 2, { lastDeliveredSeq: 5, deliveredAt: at(20) }),
    mark('maria', 4, { lastDeliveredSeq: 5, deliveredAt: at(20) }),
  ]
  const forwards = marksOf(...said)
  expect(marksOf(...said.toReversed())).toEqual(forwards)
  expect([readByContact(forwards), deliveredToContact(forwards)]).toEqual([4, 5])
  const read = withMark(forwards, mark('maria', 5))
  expect(read.get('maria')).toEqual(mark('maria', 5))
  expect(withMark(read, said[0]!)).toBe(read)
})
