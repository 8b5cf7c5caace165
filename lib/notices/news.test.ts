import { expect, test } from 'vitest'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { createNews } from './news.ts'

const now = Date.parse('2026-11-22T10:00:00Z')
const me = { id: 'me', teamIds: ['tickets'] }

function row(rest: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c',
    teamId: 'tickets',
    assigneeId: 'me',
    status: 'open',
    previewFrom: 'contact',
    lastContactSeq: 3,
    lastMessageAt: '2026-11-22T09:59:50Z',
    ...rest,
  } as Conversation
}

const kinds = (...rows: Conversation[]) => {
  const news = createNews(() => now)
  return rows.map((each) => news.hear(each, me)?.kind ?? null)
}

test('the customer’s next message in an own conversation is news, anything else in it is not', () => {
  const news = createNews(() => now)
  news.knows([row()])
  expect(news.hear(row({ previewFrom: 'member' }), me)).toBeNull()
  expect(news.hear(row({ lastContactSeq: 4 }), me)).toMatchObject({
    kind: 'replied',
    conversationId: 'c',
  })
  expect(news.hear(row({ lastContactSeq: 4, priority: 10 }), me)).toBeNull()
})

test('a row heard of for the first time is news if the customer has just written', () => {
  expect(kinds(row())).toEqual(['replied'])
  expect(kinds(row({ previewFrom: 'member' }))).toEqual([null])
  expect(kinds(row({ lastMessageAt: '2026-11-22T08:00:00Z' }))).toEqual([null])
})

test('a conversation that becomes free in an own team is news once', () => {
  const free = row({ assigneeId: null })
  expect(kinds(row({ assigneeId: 'other' }), free, free)).toEqual([null, 'unassigned', null])
  expect(
    kinds(row({ assigneeId: 'other', teamId: 'hotels' }), { ...free, teamId: 'hotels' }),
  ).toEqual([null, null])
  expect(kinds({ ...free, status: 'closed' })).toEqual([null])
})

test('conversations of colleagues are none of my business', () => {
  expect(
    kinds(row({ assigneeId: 'other' }), row({ assigneeId: 'other', lastContactSeq: 9 })),
  ).toEqual([null, null])
})
