import { expect, test } from 'vitest'
import { nobody } from '#lib/widget/customer.ts'
import type { WrittenEntry } from '#lib/widget/writing.ts'
import { conversationIdOf, entriesOf, laneOf, type View } from './view.ts'

const entry = (clientId: string, lane: string): WrittenEntry => ({
  clientId,
  lane,
  content: { body: clientId, start: lane === 'lane' ? { categoryId: null } : null },
  writtenAt: 0,
  state: 'waiting',
  tries: 0,
  reason: null,
})
const fresh: View = { screen: 'new', lane: 'lane', categoryId: null }
const known: View = { screen: 'conversation', id: 'c' }
const started = { ...nobody, started: { lane: 'c' } }

test('a new conversation is written in its lane until the table has it', () => {
  expect(conversationIdOf(fresh, nobody)).toBeNull()
  expect(laneOf(fresh, nobody, [])).toBe('lane')
  expect(conversationIdOf(fresh, started)).toBe('c')
  expect(laneOf(fresh, started, [])).toBe('c')
})

test('while something waits in that lane the next message stands behind it, from either screen', () => {
  const waiting = [entry('second', 'lane')]
  expect(laneOf(fresh, started, waiting)).toBe('lane')
  expect(laneOf(known, started, waiting)).toBe('lane')
  expect(laneOf(known, started, [entry('other', 'another')])).toBe('c')
})

test('unsent messages of both names of a conversation are shown in it, others are not', () => {
  const entries = [entry('1', 'lane'), entry('2', 'c'), entry('3', 'another')]
  expect(entriesOf(known, started, entries).map(({ clientId }) => clientId)).toEqual(['1', '2'])
  expect(entriesOf(fresh, nobody, entries).map(({ clientId }) => clientId)).toEqual(['1'])
  expect(entriesOf({ screen: 'home' }, started, entries)).toEqual([])
})
