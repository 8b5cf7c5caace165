import { expect, test } from 'vitest'
import type { BulkAction } from './bulk-actions.ts'
import { isOvertaken, type Standing } from './bulk-overtaken.ts'

const before: Standing = {
  status: 'open',
  assigneeId: 'anna',
  teamId: 'tickets',
  lastContactSeq: 3,
}
const assign: BulkAction = { kind: 'assign', member: 'boris' }
const move: BulkAction = { kind: 'move', team: 'hotels', note: '' }
const snooze: BulkAction = { kind: 'snooze', until: null, reason: '' }

test.each<[string, BulkAction, Partial<Standing>, boolean]>([
  ['assigned, and still so', assign, { assigneeId: 'boris' }, false],
  ['assigned, and taken by a third', assign, { assigneeId: 'darya' }, true],
  ['unassigned, and dealt out anew', { kind: 'unassign' }, { assigneeId: 'darya' }, false],
  ['moved, and dealt out there', move, { teamId: 'hotels', assigneeId: 'darya' }, false],
  ['moved, and moved on', move, { teamId: 'visas', assigneeId: null }, true],
  ['closed', { kind: 'close' }, { status: 'closed' }, false],
  ['closed, and opened by the customer', { kind: 'close' }, { lastContactSeq: 4 }, true],
  ['reopened', { kind: 'reopen' }, {}, false],
  ['reopened, and written to', { kind: 'reopen' }, { lastContactSeq: 4 }, true],
  ['put to sleep', snooze, { status: 'snoozed' }, false],
  ['put to sleep, and woken', snooze, {}, true],
  ['tagged', { kind: 'tag', tag: 'vip' }, { assigneeId: 'darya', status: 'closed' }, false],
])('%s', (_what, action, since, isOver) => {
  expect(isOvertaken(action, before, { ...before, ...since })).toBe(isOver)
})
