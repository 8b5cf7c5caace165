import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from './conversation.ts'
import { apply, isBehind, nobody, unreadOf, type Customer, type CustomerEvent } from './customer.ts'
import { aConversation, aDesk, aMessage, aPage, mine } from './samples.ts'

const after = (...events: CustomerEvent[]) => events.reduce(apply, nobody)
const loaded = (...conversations: Parameters<typeof aConversation>[0][]): CustomerEvent => ({
  type: 'loaded',
  snapshot: {
    contact: { id: 'maria', name: 'Мария', email: null },
    desk: aDesk,
    topic: 'contact:maria:1',
    categories: [],
    conversations: conversations.map(aConversation),
  },
})
const said = (message: Message): CustomerEvent => ({ type: 'message', message })
const first = (customer: Customer) => customer.conversations[0]!

test('a message of the team counts as unread, moves the row and says that the team has read', () => {
  const customer = after(loaded({ lastSeq: 1 }), said(aMessage(2, { body: 'Готово,\n  всё!' })))
  expect(first(customer)).toMatchObject({
    lastSeq: 2,
    preview: 'Готово, всё!',
    previewFrom: 'member',
    teamReadSeq: 2,
    unread: 1,
  })
  expect(unreadOf(after(loaded({ lastSeq: 1 }), said(aMessage(2)), said(aMessage(2))))).toBe(1)
})

test('one’s own message says that everything above is read', () => {
  const customer = after(loaded({ lastSeq: 2, unread: 2 }), said(aMessage(3, mine)))
  expect(first(customer)).toMatchObject({ unread: 0, myReadSeq: 3 })
})

test('an answer of the table that is older than a broadcast takes nothing back', () => {
  const customer = after(
    loaded({ lastSeq: 1 }),
    said(aMessage(2)),
    { type: 'read', conversationId: 'c', seq: 2 },
    { type: 'team_read', conversationId: 'c', seq: 1 },
    loaded({ lastSeq: 1, preview: 'old', unread: 1 }),
  )
  expect(first(customer)).toMatchObject({ lastSeq: 2, preview: 'text 2', unread: 0, myReadSeq: 2 })
})

test('a message that was deleted before it was heard of is not unread', () => {
  const gone = aMessage(2, { body: '', deletedAt: 2_500 })
  const customer = after(loaded({ lastSeq: 1 }), said(gone))
  expect(first(customer)).toMatchObject({ lastSeq: 2, unread: 0, preview: '' })
  expect(first(customer).isPreviewDeleted).toBe(true)
})

test('where customers see nothing of a deleted message, the list says nothing of it either', () => {
  const gone = aMessage(1, { body: '', deletedAt: 1_500, isHidden: true, asOf: 2 })
  const customer = after(
    loaded({ lastSeq: 1, preview: 'text 1', previewFrom: 'member' }),
    said(gone),
  )
  expect(first(customer)).toMatchObject({ preview: '', isPreviewDeleted: false })
})

test('nobody reads past the last message', () => {
  const customer = after(loaded({ lastSeq: 3 }), { type: 'read', conversationId: 'c', seq: 99 })
  expect(first(customer).myReadSeq).toBe(3)
})

test('the newest conversation stands first', () => {
  const customer = after(
    loaded({ id: 'a', lastMessageAt: 1 }, { id: 'c', lastMessageAt: 2 }),
    said(aMessage(1, { conversationId: 'a', sentAt: 3 })),
  )
  expect(customer.conversations.map(({ id }) => id)).toEqual(['a', 'c'])
})

test('a broadcast past the next one leaves the thread behind, and the table fills it', () => {
  const page = aPage({ conversation: aConversation({ lastSeq: 1 }), messages: [aMessage(1)] })
  const behind = after(
    loaded({ lastSeq: 1 }),
    { type: 'page', kind: 'newest', page },
    said(aMessage(3)),
  )
  expect(isBehind(behind, 'c')).toBe(true)
  const changes = aPage({
    conversation: aConversation({ lastSeq: 3 }),
    messages: [aMessage(2), aMessage(3)],
  })
  expect(isBehind(apply(behind, { type: 'page', kind: 'changes', page: changes }), 'c')).toBe(false)
})

test('a first message is a thread at once; a later one of an unread conversation is not', () => {
  expect(after(loaded({}), said(aMessage(1))).threads.c).toEqual({
    messages: [aMessage(1)],
    position: 0,
  })
  expect(after(loaded({ lastSeq: 4 }), said(aMessage(5))).threads.c).toBeUndefined()
})

test('whatever broadcasts are lost, doubled or late, a catch-up makes it equal to the table', () => {
  // A table: messages by seq, and a log of changes in position order.
  type Step = { kind: 'send' | 'edit' | 'delete' | 'restore'; at: number }
  const step = fc.record({
    kind: fc.constantFrom<Step['kind']>('send', 'send', 'edit', 'delete', 'restore'),
    at: fc.nat(30),
  })
  const property = fc.property(
    fc.array(step, { minLength: 1, maxLength: 25 }),
    fc.nat(25),
    fc.infiniteStream(fc.nat(1_000)),
    (steps, seenUpTo, chance) => {
      const log: Message[] = []
      const table = new Map<number, Message>()
      for (const { kind, at } of steps) {
        const seq = kind === 'send' || table.size === 0 ? table.size + 1 : (at % table.size) + 1
        const held = table.get(seq)
        const asOf = log.length + 1
        const now = asOf * 10
        const row = !held
          ? aMessage(seq, at % 2 ? mine : {})
          : kind === 'delete'
            ? { ...held, body: '', deletedAt: held.deletedAt ?? now }
            : kind === 'restore'
              ? { ...held, body: `text ${seq}`, deletedAt: null }
              : held.deletedAt
                ? held
                : { ...held, body: `${held.body}!`, editedAt: now }
        table.set(seq, { ...row, asOf })
        log.push({ ...row, asOf })
      }
      const rows = [...table.values()]
      const conversation = aConversation({ lastSeq: rows.length })

      const position = Math.min(seenUpTo, log.length)
      const early = new Map<number, Message>()
      for (const row of log.slice(0, position)) early.set(row.seq, row)
      let customer = apply(nobody, {
        type: 'page',
        kind: 'newest',
        page: aPage({
          conversation: aConversation({ lastSeq: early.size }),
          messages: [...early.values()],
          position,
        }),
      })
      for (const row of shuffled(log, chance)) customer = apply(customer, said(row))
      const since = customer.threads.c?.position ?? 0
      const changed = new Set(log.slice(since).map(({ seq }) => seq))
      customer = apply(customer, {
        type: 'page',
        kind: 'changes',
        page: aPage({
          conversation,
          position: log.length,
          messages: rows.filter(({ seq }) => changed.has(seq)),
        }),
      })
      expect(customer.threads.c?.messages).toEqual(rows)
    },
  )
  fc.assert(property, { numRuns: 300 })
})

/** Some of them, in any order, some twice. */
function shuffled<Value>(values: Value[], chance: Iterator<number>): Value[] {
  const draw = () => chance.next().value as number
  return values
    .flatMap((value) => Array.from({ length: draw() % 3 }, () => ({ value, order: draw() })))
    .sort((one, other) => one.order - other.order)
    .map(({ value }) => value)
}

test('the place in the queue follows what is said, but for what was said before somebody took it', () => {
  const queue = { place: 3, expectedSeconds: 240, opensAt: null }
  const place = (place: number): CustomerEvent => ({
    type: 'queue',
    conversationId: 'c',
    queue: { ...queue, place },
  })
  expect(first(after(loaded({ queue }), place(2))).queue?.place).toBe(2)
  const anna = { id: 'anna', name: 'Анна', avatarUrl: null }
  const taken: CustomerEvent = {
    type: 'conversation',
    conversation: aConversation({ assignee: anna }),
  }
  expect(first(after(loaded({ queue }), place(2), taken, place(1))).queue).toBeNull()
})
