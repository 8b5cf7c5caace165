import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pretendRealtime } from '#lib/realtime/pretend-realtime.ts'
import type { Message } from './conversation.ts'
import { createLive } from './live.ts'
import type { Rpc } from './rpc.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const settle = () => vi.advanceTimersByTimeAsync(0)

const topic = 'contact:maria:1'
const wire = (seq: number, change: object = {}) => ({
  conversation_id: 'c',
  seq,
  client_id: `m-${seq}`,
  body: `text ${seq}`,
  sent_at: '2026-11-22T05:30:04+00:00',
  author: { kind: 'member', id: 'anna', name: 'Анна' },
  attachments: [],
  ...change,
})

/** A table with one conversation, and a realtime that a test speaks for. */
function world() {
  const table = { rows: [wire(1)], position: 1, topic, isUp: true, refusal: '' }
  const asked: [string, Record<string, unknown>][] = []
  const heard: Message[] = []
  let wakes = 0
  const conversation = () => ({
    id: 'c',
    number: 1,
    status: 'open',
    last_seq: table.rows.length,
    last_message_at: '2026-11-22T05:30:04+00:00',
    preview: '',
    typing_topic: 'typing:c:1.1.1',
    my_read_seq: 0,
    team_read_seq: 0,
    unread: 0,
  })
  const rpc: Rpc = async (name, parameters) => {
    asked.push([name, parameters])
    if (!table.isUp) return { status: 0, message: 'unreachable', value: null }
    if (table.refusal) return { status: 403, message: table.refusal, value: null }
    const since = parameters.since_position as number | undefined
    const before = parameters.before_seq as number | undefined
    const value =
      name === 'widget_state'
        ? {
            contact: { id: 'maria', name: null },
            topic: table.topic,
            categories: [],
            conversations: [conversation()],
          }
        : name === 'mark_read'
          ? parameters.seq
          : {
              conversation: conversation(),
              position: table.position,
              messages: table.rows
                .filter(
                  ({ seq }) => (since === undefined || seq > since) && seq < (before ?? Infinity),
                )
                .slice(-(parameters.page_size as number)),
            }
    return { status: 200, message: null, value: value as never }
  }
  const realtime = pretendRealtime()
  const live = createLive({
    rpc,
    realtime,
    random: () => 0,
    onMessages: (messages) => void heard.push(...messages),
    onWake: () => void (wakes += 1),
  })
  const bodies = () => live.get().customer.threads.c?.messages.map(({ body }) => body)
  const calls = (name: string) => asked.filter(([called]) => called === name)
  return { table, realtime, live, bodies, calls, heard, wakes: () => wakes }
}

async function joined() {
  const made = world()
  made.live.start()
  await settle()
  made.realtime.current(topic).answer('SUBSCRIBED')
  made.live.watch('c')
  await settle()
  return made
}

const broadcast = (made: ReturnType<typeof world>, message: object) =>
  made.realtime.current(topic).broadcast('message', { message, typing_topic: 'typing:c:1.1.1' })

test('reads the table, joins the topic it names, and applies what it says', async () => {
  const made = await joined()
  expect(made.bodies()).toEqual(['text 1'])
  broadcast(made, wire(2))
  expect(made.bodies()).toEqual(['text 1', 'text 2'])
  expect(made.heard.map(({ clientId }) => clientId)).toContain('m-2')
})

test('a gap is filled from the table', async () => {
  const made = await joined()
  made.table.rows = [1, 2, 3].map((seq) => wire(seq))
  made.table.position = 3
  broadcast(made, wire(3))
  expect(made.bodies()).toEqual(['text 1'])
  await settle()
  expect(made.bodies()).toEqual(['text 1', 'text 2', 'text 3'])
  expect(made.calls('contact_messages').at(-1)?.[1]).toMatchObject({ since_position: 1 })
})

test('a broadcast that is quicker than its commit is asked after again', async () => {
  const made = await joined()
  broadcast(made, wire(3))
  await settle()
  expect(made.bodies()).toEqual(['text 1'])
  made.table.rows = [1, 2, 3].map((seq) => wire(seq))
  made.table.position = 3
  await vi.advanceTimersByTimeAsync(1_000)
  expect(made.bodies()).toEqual(['text 1', 'text 2', 'text 3'])
})

test('a rejoin compares with the table and wakes the outbox', async () => {
  const made = await joined()
  const before = made.wakes()
  made.table.rows = [wire(1), wire(2)]
  made.table.position = 2
  made.realtime.current(topic).answer('SUBSCRIBED')
  await settle()
  expect(made.bodies()).toEqual(['text 1', 'text 2'])
  expect(made.wakes()).toBeGreaterThan(before)
})

test('a topic that moved is left for the one that the table names', async () => {
  const made = await joined()
  made.table.topic = 'contact:maria:2'
  made.realtime.current(topic).answer('CHANNEL_ERROR', new Error('Unauthorized: You do not'))
  await settle()
  expect(made.realtime.current('contact:maria:2')).toBeDefined()
})

test('without an answer it says so and asks until there is one', async () => {
  const made = world()
  made.table.isUp = false
  made.live.start()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(made.live.get()).toMatchObject({ isFailing: true, isLoaded: false })
  made.table.isUp = true
  await vi.advanceTimersByTimeAsync(30_000)
  expect(made.live.get()).toMatchObject({ isFailing: false, isLoaded: true })
})

test('a refusal is not repeated for ever', async () => {
  const made = world()
  made.table.refusal = 'contact_blocked'
  made.live.start()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(made.calls('widget_state')).toHaveLength(1)
})

test('reading is told once, and again after it was not heard', async () => {
  const made = await joined()
  made.table.isUp = false
  made.live.markRead('c', 1)
  made.live.markRead('c', 1)
  await settle()
  expect(made.calls('mark_read')).toHaveLength(1)
  made.table.isUp = true
  made.live.start()
  await settle()
  expect(made.calls('mark_read')).toHaveLength(2)
  made.live.start()
  await settle()
  expect(made.calls('mark_read')).toHaveLength(2)
})

test('older messages come by the page, one request at a time', async () => {
  const made = world()
  made.table.rows = Array.from({ length: 100 }, (_, at) => wire(at + 1))
  made.table.position = 100
  made.live.start()
  made.live.watch('c')
  await settle()
  expect(made.bodies()).toHaveLength(40)
  await Promise.all([made.live.loadOlder('c'), made.live.loadOlder('c')])
  expect(made.bodies()).toHaveLength(80)
  await made.live.loadOlder('c')
  expect(made.bodies()?.[0]).toBe('text 1')
  const before = made.calls('contact_messages').length
  await made.live.loadOlder('c')
  expect(made.calls('contact_messages')).toHaveLength(before)
})

test('far behind, the newest page is read afresh instead of every change', async () => {
  const made = await joined()
  made.table.rows = Array.from({ length: 400 }, (_, at) => wire(at + 1))
  made.table.position = 400
  broadcast(made, wire(400))
  await settle()
  expect(made.bodies()).toHaveLength(40)
  expect(made.bodies()?.at(-1)).toBe('text 400')
})
