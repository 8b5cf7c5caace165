import { expect, test } from 'vitest'
import { runnable, together } from './run.ts'

const evening = new Date('2026-11-25T17:50:00Z')

test('a snooze becomes an instant; one that makes no sense now, the soonest that does', () => {
  expect(
    runnable(
      [
        { type: 'snooze', preset: 'laterToday' },
        { type: 'snooze', preset: 'reply' },
        { type: 'close' },
      ],
      evening,
      'Europe/Moscow',
    ),
  ).toEqual([
    { type: 'snooze', until: '2026-11-26T06:00:00.000Z' },
    { type: 'snooze', until: null },
    { type: 'close' },
  ])
})

test('of what contradicts itself the later counts', () => {
  expect(
    together(
      [{ type: 'tag', tag_id: 'a' }, { type: 'close' }, { type: 'assign', to: 'me' }],
      [
        { type: 'untag', tag_id: 'a' },
        { type: 'tag', tag_id: 'b' },
        { type: 'snooze', preset: 'reply' },
        { type: 'assign', to: 'nobody' },
      ],
    ),
  ).toEqual([
    { type: 'untag', tag_id: 'a' },
    { type: 'tag', tag_id: 'b' },
    { type: 'snooze', preset: 'reply' },
    { type: 'assign', to: 'nobody' },
  ])
})
