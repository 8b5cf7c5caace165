import { expect, test } from 'vitest'
import type { Conversation } from './conversation.ts'
import { append, applyToList, overlay, type ConversationList, type ListEvent } from './list.ts'

const me = { id: 'me', seesAll: false, teamIds: ['tickets', 'refunds'] }
const all = { view: 'all', teamId: null } as const
const mine = { view: 'mine', teamId: null } as const

function row(id: string, minute: number, rest: Partial<Conversation> = {}): Conversation {
  return {
    id,
    number: 1,
    inboxId: 'inbox',
    contactId: 'contact',
    contactName: null,
    categoryId: null,
    teamId: 'tickets',
    assigneeId: null,
    status: 'open',
    priority: 0,
    totalPriority: 0,
    companyId: null,
    channel: 'widget',
    tagIds: [],
    isErased: false,
    mergedIntoId: null,
    preview: '',
    previewFrom: 'contact',
    lastSeq: 1,
    lastContactSeq: 1,
    position: 1,
    lastMessageAt: `2026-11-22T10:${String(minute).padStart(2, '0')}:00+00:00`,
    waitingSince: null,
    snoozedUntil: null,
    myReadSeq: 0,
    ...rest,
  }
}

const bound = (id: string, minute: number) => ({
  id,
  last_message_at: row(id, minute).lastMessageAt,
  total_priority: 0,
  waiting_since: null,
})
const list = (...rows: Conversation[]): ConversationList => ({ rows, next: null })
const ids = (of: ConversationList) => of.rows.map(({ id }) => id).join('')
const news = (of: Conversation, readSeq?: number): ListEvent => ({
  type: 'conversation',
  row: of,
  readSeq,
})

test('a new message brings its conversation to the top, once', () => {
  const before = list(row('a', 9), row('b', 8))
  const after = applyToList(before, all, news(row('b', 10, { position: 2 })), me)
  expect(ids(after)).toBe('ba')
})

test('what I have read stays known when a broadcast leaves it out', () => {
  const before = list(row('a', 9, { myReadSeq: 4, lastContactSeq: 4 }))
  const after = applyToList(before, all, news(row('a', 10, { lastContactSeq: 5, position: 2 })), me)
  expect(after.rows[0]).toMatchObject({ myReadSeq: 4, lastContactSeq: 5 })
})

test('an older broadcast than the row is dropped', () => {
  const before = list(row('a', 9, { position: 5, preview: 'new' }))
  const late = row('a', 8, { position: 4, preview: 'old' })
  expect(applyToList(before, all, news(late), me)).toBe(before)
})

test('what no longer belongs to the view leaves it, what begins to belong enters', () => {
  const taken = row('a', 9, { assigneeId: 'me', position: 2 })
  expect(ids(applyToList(list(), mine, news(taken), me))).toBe('a')
  const given = { ...taken, assigneeId: 'you', position: 3 }
  expect(ids(applyToList(list(taken), mine, news(given), me))).toBe('')
})

test('a row below the loaded stretch waits for its page', () => {
  const before = { rows: [row('a', 9), row('b', 8)], next: bound('b', 8) }
  expect(applyToList(before, all, news(row('c', 7)), me)).toBe(before)
  expect(ids(applyToList(before, all, news(row('c', 8, { id: 'c' })), me))).toBe('acb')
})

test('reading only ever grows', () => {
  const before = list(row('a', 9, { myReadSeq: 4 }))
  const read = (seq: number) => applyToList(before, all, { type: 'read', id: 'a', seq }, me)
  expect(read(3)).toBe(before)
  expect(read(6).rows[0]?.myReadSeq).toBe(6)
})

test('a conversation that left my team is gone', () => {
  const left: ListEvent = { type: 'left', id: 'a', from: { kind: 'team', teamId: 'tickets' } }
  expect(ids(applyToList(list(row('a', 9)), all, left, me))).toBe('')
})

test('one that moved between my teams stays, whichever news comes first', () => {
  const moved = news(row('a', 9, { teamId: 'refunds', position: 2 }))
  const left: ListEvent = { type: 'left', id: 'a', from: { kind: 'team', teamId: 'tickets' } }
  const start = list(row('a', 9))
  for (const order of [
    [moved, left],
    [left, moved],
  ]) {
    expect(ids(order.reduce((at, event) => applyToList(at, all, event, me), start))).toBe('a')
  }
})

test('taken from me, it stays if my team or my scope shows it anyway', () => {
  const left: ListEvent = { type: 'left', id: 'a', from: { kind: 'member' } }
  const ofMyTeam = list(row('a', 9))
  const foreign = list(row('a', 9, { teamId: 'hotels' }))
  expect(ids(applyToList(ofMyTeam, all, left, me))).toBe('a')
  expect(ids(applyToList(foreign, all, left, me))).toBe('')
  expect(ids(applyToList(foreign, all, left, { ...me, seesAll: true }))).toBe('a')
})

test('under Mentions a row stays, wherever its conversation goes, and none comes by itself', () => {
  const mentions = { view: 'mentions', teamId: null } as const
  const before = list(row('a', 9))
  const left: ListEvent = { type: 'left', id: 'a', from: { kind: 'team', teamId: 'tickets' } }
  expect(applyToList(before, mentions, left, me)).toBe(before)
  const closed = news(row('a', 10, { status: 'closed', position: 2 }))
  expect(applyToList(before, mentions, closed, me).rows[0]?.status).toBe('closed')
  expect(applyToList(before, mentions, news(row('b', 10)), me)).toBe(before)
})

test('a catch-up removes what is gone from its stretch and keeps what lies below', () => {
  const loaded = { rows: [row('a', 9), row('b', 8), row('c', 7), row('d', 6)], next: bound('d', 6) }
  const newest = { rows: [row('e', 10), row('a', 9), row('c', 7)], next: bound('c', 7) }
  expect(ids(overlay(loaded, newest))).toBe('eacd')
})

test('a catch-up that reached the end is the whole truth', () => {
  const loaded = list(row('a', 9), row('b', 8))
  expect(ids(overlay(loaded, list(row('a', 9))))).toBe('a')
  expect(ids(overlay(loaded, list()))).toBe('')
})

test('a catch-up does not make unread what I have just read', () => {
  const loaded = list(row('a', 9, { myReadSeq: 3 }))
  expect(overlay(loaded, list(row('a', 9, { myReadSeq: 1 }))).rows[0]?.myReadSeq).toBe(3)
})

test('once access has changed, only what the table says again stays', () => {
  const loaded = { rows: [row('a', 9), row('b', 8), row('c', 7), row('d', 6)], next: bound('d', 6) }
  const doubtful = applyToList(loaded, all, { type: 'access' }, me)
  const newest = { rows: [row('e', 10), row('a', 9), row('c', 7)], next: bound('c', 7) }
  const after = overlay(doubtful, newest)
  expect(ids(after)).toBe('eac')
  expect(after.isDoubtful).toBeUndefined()
})

test('an older page that was asked for before access changed is not taken', () => {
  const doubtful = applyToList(list(row('a', 9)), all, { type: 'access' }, me)
  expect(ids(append(doubtful, list(row('b', 8))))).toBe('a')
})

test('an older page goes below, without doubles', () => {
  const loaded = { rows: [row('a', 9), row('b', 8)], next: bound('b', 8) }
  const after = append(loaded, list(row('b', 8), row('c', 7)))
  expect(ids(after)).toBe('abc')
  expect(after.next).toBeNull()
})

test('a list of the unread lets go of what is read, one of a tag of what loses it', () => {
  const unread = { ...all, filters: { unread: true } } as const
  const before = list(row('a', 9, { myReadSeq: 0 }))
  expect(ids(applyToList(before, unread, { type: 'read', id: 'a', seq: 1 }, me))).toBe('')
  const tagged = { ...all, filters: { tags: ['vip'] } }
  const vip = row('b', 8, { tagIds: ['bug', 'vip'], position: 2 })
  const entered = applyToList(before, tagged, news(vip), me)
  expect(ids(entered)).toBe('ab')
  const plain = news({ ...vip, tagIds: ['bug'], position: 3 })
  expect(ids(applyToList(entered, tagged, plain, me))).toBe('a')
})

test('each order has its own places, and its own end of what is loaded', () => {
  const waiting = { ...all, sort: 'waiting' } as const
  const since = (id: string, minute: number, waits: number | null) =>
    row(id, minute, { waitingSince: waits === null ? null : row(id, waits).lastMessageAt })
  const start: ConversationList = { rows: [], next: null }
  const rows = [since('a', 9, null), since('b', 8, 5), since('c', 7, 3), since('d', 30, null)]
  const after = rows.reduce((at, each) => applyToList(at, waiting, news(each), me), start)
  expect(ids(after)).toBe('cbda')
  const cut = { ...after, next: { ...bound('b', 8), waiting_since: row('b', 5).lastMessageAt } }
  expect(applyToList(cut, waiting, news(since('e', 40, null)), me)).toBe(cut)
  const urgent = { ...all, sort: 'priority' } as const
  const high = row('z', 1, { totalPriority: 50 })
  expect(ids(applyToList(list(row('a', 9)), urgent, news(high), me))).toBe('za')
})
