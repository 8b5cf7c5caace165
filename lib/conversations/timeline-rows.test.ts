import { expect, test } from 'vitest'
import { messageFromJson } from '#lib/messages/message.ts'
import type { OutboxEntry } from '#lib/outbox/entry.ts'
import type { DeskLetter } from '#lib/outbox/letter.ts'
import { apply, timelineFrom } from './events.ts'
import { anna, boris, maria, pretendTable, type PretendTable } from './pretend-table.ts'
import { rowsOf } from './timeline-rows.ts'
import { arrivalOfMessage, pageFromJson } from './timeline.ts'

const view = { entries: [], unreadAfter: null, dayOf: (instant: string) => instant.slice(0, 10) }
const fresh = (table: PretendTable) => timelineFrom(pageFromJson(table.page()), 'anna')

const entry = (clientId: string, body: string, more = {}): OutboxEntry<DeskLetter> => ({
  clientId,
  lane: 'conversation-1',
  content: { kind: 'message', authorId: 'anna', body },
  writtenAt: Date.UTC(2026, 10, 22, 12),
  state: 'waiting',
  tries: 0,
  reason: null,
  ...more,
})

test('an edit is seen in what it changed, mentions are one row under their note', () => {
  const table = pretendTable()
  table.send(anna, 'Опичатка')
  table.edit(1, 'Опечатка')
  table.note(anna, 'Посмотрите', ['boris', 'darya'])
  const rows = rowsOf(fresh(table), view)
  expect(rows.map((row) => row.kind)).toEqual(['event', 'event', 'message', 'note', 'event'])
  expect(rows[4]).toMatchObject({ event: { payload: { member_ids: ['boris', 'darya'] } } })
  expect(rows[2]).toMatchObject({ message: { body: 'Опечатка' } })
})

test('what somebody did to another’s words is a row, what one did to one’s own is not; a return always is', () => {
  const table = pretendTable()
  table.send(anna, 'раз')
  table.send(anna, 'два')
  table.remove(1)
  table.edit(2, 'два!', boris)
  table.remove(2, boris)
  table.restore(2, 'два')
  const rows = rowsOf(fresh(table), view).slice(2)
  expect(rows.map((row) => (row.kind === 'event' ? row.event.type : row.kind))).toEqual([
    'message',
    'message',
    'message_edited',
    'message_deleted',
    'message_restored',
  ])
  expect(rows[1]).toMatchObject({ message: { body: 'два', deletedAt: null }, hasHistory: true })
  table.send(anna, 'три')
  expect(rowsOf(fresh(table), view).at(-1)).toMatchObject({ hasHistory: false })
})

test('bubbles of one author stand together; a note, another author or a new day part them', () => {
  const table = pretendTable()
  table.assign('boris')
  table.send(maria, '1')
  table.send(maria, '2')
  table.send(boris, '3')
  table.note(boris, '4')
  table.send(boris, '5')
  const rows = rowsOf(fresh(table), view).slice(2)
  expect(rows.map((row) => [row.joinsAbove, row.joinsBelow])).toEqual([
    [false, true],
    [true, false],
    [false, false],
    [false, false],
    [false, false],
  ])
  const days = rowsOf(fresh(table), { ...view, dayOf: (instant) => instant })
  expect(days.every((row) => row.dayAbove !== null && !row.joinsAbove)).toBe(true)
})

test('the unread line stands above the first message of the customer that was not read', () => {
  const table = pretendTable()
  table.send(maria, 'read')
  table.send(boris, 'ours')
  table.send(maria, 'new')
  table.send(maria, 'newer')
  const rows = rowsOf(fresh(table), { ...view, unreadAfter: 1 })
  const marked = rows.filter((row) => row.isFirstUnread)
  expect(marked).toMatchObject([{ message: { body: 'new' }, joinsAbove: false }])
  expect(rowsOf(fresh(table), { ...view, unreadAfter: 9 }).some((row) => row.isFirstUnread)).toBe(
    false,
  )
})

test('the customer reads: the tick of ours changes', () => {
  const table = pretendTable()
  table.send(anna, 'one')
  table.send(anna, 'two')
  table.read(maria, 1)
  const rows = rowsOf(fresh(table), view).filter((row) => row.kind === 'message')
  expect(rows.map((row) => row.delivery)).toEqual(['read', 'sent'])
})

test('a bubble on its way and its stored message are one row with one key', () => {
  const table = pretendTable()
  table.assign('anna')
  const before = fresh(table)
  const waiting = rowsOf(before, { ...view, entries: [entry('mine', 'Ответ')] })
  expect(waiting.at(-1)).toMatchObject({ kind: 'pending', key: 'message:mine' })
  const stored = apply(before, arrivalOfMessage(messageFromJson(table.send(anna, 'Ответ', 'mine'))))
  const rows = rowsOf(stored, { ...view, entries: [entry('mine', 'Ответ')] })
  expect(rows.filter((row) => row.key === 'message:mine')).toMatchObject([{ kind: 'message' }])
})

test('acknowledged past a gap: the bubble stays until what is before it arrives', () => {
  const table = pretendTable()
  const before = fresh(table)
  const answer = table.send(anna, 'Ответ', 'mine')
  const gapped = apply(before, arrivalOfMessage(messageFromJson(answer)))
  expect(rowsOf(gapped, view).at(-1)).toMatchObject({ key: 'message:mine' })
  expect(rowsOf(gapped, view)).toHaveLength(2)
})
