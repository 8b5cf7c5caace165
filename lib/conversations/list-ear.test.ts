import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { conversationFromRow, type ConversationRow } from './conversation.ts'
import { createListEar, topicsKey } from './list-ear.ts'
import { countsKey, listsKey } from './list-hearing.ts'
import type { ConversationList } from './list.ts'
import { keepTimeline, keptTimeline } from './timeline-cache.ts'
import type { Timeline } from './timeline.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const all = { view: 'all', teamId: null } as const
const closed = { view: 'closed', teamId: null } as const
const row = (id: string, rest: Partial<ConversationRow> = {}) =>
  ({
    id,
    number: 7,
    status: 'open',
    team_id: 'tickets',
    assignee_id: null,
    position: 1,
    last_message_at: '2026-11-22T10:00:00+00:00',
    ...rest,
  }) as ConversationRow
const listOf = (...ids: string[]): ConversationList => ({
  rows: ids.map((id) => conversationFromRow(row(id))),
  next: null,
})

/** A desk on whose screen the list `all` stands, with what the table would answer now. */
function desk(table: { lists?: ConversationList; number?: number | null } = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const asked = { topics: 0, lists: 0, counts: 0 }
  const show = (queryKey: readonly unknown[], of: keyof typeof asked, answer: unknown) => {
    const queryFn = async () => {
      asked[of] += 1
      return answer
    }
    new QueryObserver(client, { queryKey, queryFn, initialData: {} }).subscribe(() => undefined)
  }
  show(topicsKey, 'topics', {})
  show([...listsKey, all], 'lists', table.lists ?? listOf())
  show(countsKey, 'counts', {})
  client.setQueryData([...listsKey, all], listOf('a'))
  const answer = { data: table.number == null ? null : { number: table.number } }
  const query = new Proxy(
    {},
    { get: (_, name) => (name === 'throwOnError' ? async () => answer : () => query) },
  ) as never
  const told: string[] = []
  const ear = createListEar({
    client,
    db: { from: () => query, rpc: () => query } as never,
    me: () => ({ id: 'me', seesAll: false, teamIds: ['tickets'] }),
    onMentioned: () => void told.push('mentioned'),
    onAccessChanged: () => void told.push('access'),
  })
  const ids = () =>
    client.getQueryData<ConversationList>([...listsKey, all])?.rows.map(({ id }) => id)
  return { client, ear, asked, told, ids }
}

test('access has changed: everything is asked for at once, what is not on the screen is forgotten', async () => {
  const { client, ear, asked, told, ids } = desk({ lists: listOf('b') })
  client.setQueryData([...listsKey, closed], listOf('old'))
  keepTimeline({ reader: 'me', conversation: { id: 'a' } } as Timeline)
  ear.hear('member:me', 'access_changed', {})
  expect(told).toEqual(['access'])
  expect(client.getQueryData([...listsKey, closed])).toBeUndefined()
  expect(keptTimeline('me', 'a')).toBeNull()
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toEqual({ topics: 1, lists: 1, counts: 1 })
  expect(ids()).toEqual(['b'])
})

test('the word may come before the table shows it: half a second later it is asked once more', async () => {
  const { ear, asked } = desk()
  ear.hear('member:me', 'access_changed', {})
  await vi.advanceTimersByTimeAsync(600)
  expect(asked.lists).toBe(2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked).toEqual({ topics: 2, lists: 2, counts: 2 })
})

test('a second change while the first is being looked up is looked up, too', async () => {
  const { ear, asked } = desk()
  ear.hear('member:me', 'access_changed', {})
  ear.hear('member:me', 'access_changed', {})
  await vi.advanceTimersByTimeAsync(0)
  expect(asked.topics).toBe(2)
})

test('what left my team goes at once; the table is asked whether a mention shows it still', async () => {
  const gone = desk({ number: null })
  gone.ear.hear('team:tickets:1.1', 'conversation_left', { id: 'a' })
  expect(gone.ids()).toEqual([])
  await vi.advanceTimersByTimeAsync(300)
  expect(gone.asked.lists).toBe(0)
  const mentioned = desk({ number: 7, lists: listOf('a') })
  mentioned.ear.hear('team:tickets:1.1', 'conversation_left', { id: 'a' })
  await vi.advanceTimersByTimeAsync(300)
  expect(mentioned.ids()).toEqual(['a'])
})

test('counts follow within 1.5 s, also where something happens all the time', async () => {
  const { ear, asked } = desk()
  for (let n = 0; n < 15; n += 1) {
    ear.hear('team:tickets:1.1', 'conversation', { row: row(`new ${n}`) })
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(asked.counts).toBe(1)
})

test('a conversation that could not be found is there when it is heard of', () => {
  const { client, ear } = desk()
  client.setQueryData(['conversation-id', 7], null)
  client.setQueryData(['conversation-id', 8], null)
  ear.hear('member:me', 'conversation', { row: row('b') })
  expect(client.getQueryData(['conversation-id', 7])).toBe('b')
  expect(client.getQueryData(['conversation-id', 8])).toBeNull()
})

test('a mention is told, and the lists are compared', async () => {
  const { ear, asked, told } = desk()
  ear.hear('member:me', 'mentioned', { conversation_id: 'x', by: 'anna' })
  await vi.advanceTimersByTimeAsync(100)
  expect(told).toEqual(['mentioned'])
  expect(asked.lists).toBe(1)
})

test('after each join the topics are asked for, too: the word that they moved may have been missed', async () => {
  const { ear, asked } = desk()
  ear.catchUp('joined')
  ear.catchUp('joined')
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toEqual({ topics: 1, lists: 1, counts: 1 })
})
