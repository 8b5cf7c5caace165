import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { topic, wire, world } from './pretend-world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const settle = () => vi.advanceTimersByTimeAsync(0)

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
  made.realtime.current(topic).broadcast('message', {
    message,
    position: made.table.position + 1,
    typing_topic: 'typing:c:1.1.1',
  })

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

test('who cannot say who they are is not asked again and again', async () => {
  const made = world()
  made.table.isUp = false
  made.table.isStranger = true
  made.live.start()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(made.calls('widget_state')).toHaveLength(1)
  made.table.isUp = true
  made.live.start()
  await settle()
  expect(made.live.get().isLoaded).toBe(true)
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

test('a deleted message is gone at once, and the table is asked what is unread now', async () => {
  const made = await joined()
  const states = made.calls('widget_state').length
  broadcast(made, wire(1, { body: '', deleted_at: '2026-11-22T05:31:00+00:00', hidden: true }))
  expect(made.live.get().customer.threads.c?.messages[0]).toMatchObject({
    body: '',
    isHidden: true,
  })
  await settle()
  expect(made.calls('widget_state')).toHaveLength(states + 1)
})

test('a moved topic is followed, and the open conversation compared, at the same moment', async () => {
  const made = await joined()
  made.table.topic = 'contact:maria:2'
  made.table.rows = [wire(1, { body: 'новое', edited_at: '2026-11-22T05:31:00+00:00' })]
  made.table.position = 2
  const pages = made.calls('contact_messages').length
  made.realtime.current(topic).broadcast('topic_moved', {})
  await settle()
  expect(made.calls('contact_messages')).toHaveLength(pages + 1)
  expect(made.realtime.current('contact:maria:2')).toBeDefined()
})
