import { expect, test } from 'vitest'
import { aMessage, mine } from './samples.ts'
import { rowsOf } from './timeline.ts'
import type { WrittenEntry } from './writing.ts'

const noon = new Date(2026, 10, 22, 12).getTime()
const minute = 60_000
const entry = (clientId: string, change: Partial<WrittenEntry> = {}): WrittenEntry => ({
  clientId,
  lane: 'c',
  content: { body: clientId, start: null },
  writtenAt: noon + 10 * minute,
  state: 'waiting',
  tries: 0,
  reason: null,
  ...change,
})
const shape = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) =>
    row.kind === 'day'
      ? 'day'
      : `${row.key}${row.isFirst ? ' first' : ''}${row.isLast ? ' last' : ''}`,
  )

test('messages of one author close in time are one run; days part them', () => {
  const rows = rowsOf(
    [
      aMessage(1, { sentAt: noon - 24 * 60 * minute }),
      aMessage(2, { sentAt: noon }),
      aMessage(3, { sentAt: noon + minute }),
      aMessage(4, { sentAt: noon + 7 * minute }),
      aMessage(5, { ...mine, sentAt: noon + 8 * minute }),
    ],
    [],
    0,
  )
  expect(shape(rows)).toEqual([
    'day',
    'm-1 first last',
    'day',
    'm-2 first',
    'm-3 last',
    'm-4 first last',
    'm-5 first last',
  ])
})

test('only the last of one’s own messages says whether it was read', () => {
  const messages = [aMessage(1, mine), aMessage(2, mine), aMessage(3)]
  const marks = (teamReadSeq: number) =>
    rowsOf(messages, [], teamReadSeq).flatMap((row) => (row.kind === 'message' ? [row.mark] : []))
  expect(marks(1)).toEqual([null, 'sent', null])
  expect(marks(2)).toEqual([null, 'read', null])
})

test('an unsent message stands last, and is gone as soon as the table has it', () => {
  const messages = [aMessage(1, { ...mine, clientId: 'x', sentAt: noon })]
  expect(shape(rowsOf(messages, [entry('x'), entry('y')], 0))).toEqual([
    'day',
    'x first last',
    'y first last',
  ])
})

test('one stuck message means that all behind it wait for the connection', () => {
  const rows = rowsOf([], [entry('x', { tries: 2 }), entry('y')], 0)
  expect(rows.flatMap((row) => (row.kind === 'unsent' ? [row.isStuck] : []))).toEqual([true, true])
})

test('of a deleted message that customers see nothing of, no row is left', () => {
  const gone = { body: '', deletedAt: noon, isHidden: true }
  const messages = [
    aMessage(1, { sentAt: noon }),
    aMessage(2, { sentAt: noon + minute, ...gone }),
    aMessage(3, { sentAt: noon + 2 * minute }),
  ]
  expect(shape(rowsOf(messages, [], 0))).toEqual(['day', 'm-1 first', 'm-3 last'])
  expect(rowsOf([aMessage(1, gone)], [], 0)).toEqual([])
})
