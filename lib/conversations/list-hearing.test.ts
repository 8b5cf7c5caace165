import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Conversation } from './conversation.ts'
import { fetchListening, listsKey, rowInLists, tellLists } from './list-hearing.ts'
import type { ConversationList } from './list.ts'

const me = { id: 'me', seesAll: true, teamIds: [] }
const all = { view: 'all', teamId: null } as const
const closed = { view: 'closed', teamId: null } as const

const row = (position: number, rest: Partial<Conversation> = {}) =>
  ({
    id: 'a',
    status: 'open',
    position,
    lastMessageAt: '2026-11-22T10:00:00+00:00',
    myReadSeq: 0,
    ...rest,
  }) as Conversation

const heard = (of: Conversation) => ({ type: 'conversation', row: of, readSeq: undefined }) as const

test('every loaded list hears, the hidden ones too', () => {
  const client = new QueryClient()
  client.setQueryData([...listsKey, all], { rows: [row(1)], next: null })
  client.setQueryData([...listsKey, closed], { rows: [], next: null })
  tellLists(client, heard(row(2, { status: 'closed' })), me)
  const list = (key: object) => client.getQueryData<ConversationList>([...listsKey, key])?.rows
  expect(list(all)).toEqual([])
  expect(list(closed)).toHaveLength(1)
  expect(rowInLists(client, ({ id }) => id === 'a')?.status).toBe('closed')
})

test('hearing does not make a list look freshly fetched', () => {
  const client = new QueryClient()
  client.setQueryData([...listsKey, all], { rows: [row(1)], next: null }, { updatedAt: 5 })
  tellLists(client, heard(row(2)), me)
  expect(client.getQueryState([...listsKey, all])?.dataUpdatedAt).toBe(5)
})

test('what was heard during a fetch outlives its older answer', async () => {
  const client = new QueryClient()
  let answer: (list: ConversationList) => void = () => undefined
  const fetched = fetchListening(
    () => new Promise((resolve) => (answer = resolve)),
    (list) => list,
    all,
    me,
  )
  tellLists(client, heard(row(7, { preview: 'new' })), me)
  answer({ rows: [row(6, { preview: 'old' })], next: null })
  expect((await fetched).rows.map(({ preview }) => preview)).toEqual(['new'])
})
