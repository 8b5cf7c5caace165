import { expect, test } from 'vitest'
import { parseTopic } from './topics.ts'

test('reads every kind of name that the database makes', () => {
  expect(parseTopic('member:0a')).toEqual({ kind: 'member', subject: '0a', epoch: null })
  expect(parseTopic('viewing:0c')).toEqual({ kind: 'viewing', subject: '0c', epoch: null })
  expect(parseTopic('unassigned:0b:2.3')).toEqual({
    kind: 'unassigned',
    subject: '0b',
    epoch: '2.3',
  })
  expect(parseTopic('inbox:all:3')).toEqual({ kind: 'inbox', subject: 'all', epoch: '3' })
  expect(parseTopic('team:0b:2.3')).toEqual({ kind: 'team', subject: '0b', epoch: '2.3' })
  expect(parseTopic('typing:1a:1.2.3')).toEqual({ kind: 'typing', subject: '1a', epoch: '1.2.3' })
})

test.each(['', 'member', 'member:1:2', 'conversation:1a', 'rooms:1a:1', 'team:0b:2:3', 'inbox::1'])(
  'is not taken in by %o',
  (name) => expect(parseTopic(name)).toBeNull(),
)
