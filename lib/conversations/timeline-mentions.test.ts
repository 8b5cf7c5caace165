import { expect, test } from 'vitest'
import { gatherMentions, isMentioned, mentionsAsOf } from './timeline-mentions.ts'
import type { EventPayload, EventType, Timeline, TimelineEvent } from './timeline.ts'

const event = (position: number, type: EventType, payload: EventPayload = {}, by = 'vera') =>
  ({ position, type, payload, actor: { kind: 'member', id: by } }) as TimelineEvent
const timeline = (...events: TimelineEvent[]) =>
  ({ reader: 'darya', events }) as unknown as Timeline

const note = event(1, 'note_written')
const daria = event(2, 'member_mentioned', { member_id: 'darya' })
const boris = event(3, 'member_mentioned', { member_id: 'boris' })
const hotels = event(4, 'team_mentioned', { team_id: 'hotels', member_ids: ['darya', 'igor'] })
const taken = event(5, 'mention_withdrawn', { member_id: 'darya' })

test('the mentions of one note are one row, which is not made twice', () => {
  const rows = gatherMentions([note, daria, boris, hotels, taken])
  expect(rows.map(({ position }) => position)).toEqual([1, 4, 5])
  expect(rows[1]?.payload).toEqual({ member_ids: ['darya', 'boris'], team_ids: ['hotels'] })
  expect(gatherMentions([note, daria, boris, hotels])[1]).toBe(rows[1])
})

test('mentions of two authors are two rows', () => {
  const other = event(3, 'member_mentioned', { member_id: 'boris' }, 'anna')
  expect(gatherMentions([daria, other])).toHaveLength(2)
})

test('mentioned is who was named, alone or with a team, until it is taken back', () => {
  expect(isMentioned(timeline(note, boris))).toBe(false)
  expect(isMentioned(timeline(note, daria))).toBe(true)
  expect(isMentioned(timeline(note, hotels))).toBe(true)
  expect(isMentioned(timeline(note, daria, taken))).toBe(false)
})

test('tells since when nobody came or went by a mention', () => {
  expect(mentionsAsOf(timeline(note))).toBe(0)
  expect(mentionsAsOf(timeline(note, daria, taken, event(6, 'message_sent')))).toBe(5)
})
