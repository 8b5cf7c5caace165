import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OutboxEntry } from './entry.ts'
import { memoryStorage } from './memory-storage.ts'
import { createOutbox, type OutboxOptions } from './outbox.ts'
import type { Outcome } from './outcome.ts'

type Words = { body: string }
type Options = OutboxOptions<Words, number>

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A database of two columns: a repeated client_id answers with the first row. */
function table() {
  const rows = new Map<string, string>()
  return {
    rows,
    bodies: () => [...rows.values()],
    store(entry: OutboxEntry<Words>): Outcome<number> {
      if (!rows.has(entry.clientId)) rows.set(entry.clientId, entry.content.body)
      return { kind: 'delivered', answer: [...rows.keys()].indexOf(entry.clientId) + 1 }
    },
  }
}

function outboxWith(options: Partial<Options> & Pick<Options, 'send'>) {
  let made = 0
  return createOutbox<Words, number>({
    storage: memoryStorage(),
    now: () => 1_000,
    random: () => 0.5,
    newId: () => `id-${(made += 1)}`,
    ...options,
  })
}

const settle = () => vi.advanceTimersByTimeAsync(0)

test('a bubble is there at once and leaves when the database has it', async () => {
  const { store, bodies } = table()
  const outbox = outboxWith({ send: async (entry) => store(entry) })
  outbox.add('a', { body: 'hello' })
  expect(outbox.entries()).toMatchObject([{ state: 'waiting', content: { body: 'hello' } }])
  await settle()
  expect(outbox.entries()).toEqual([])
  expect(bodies()).toEqual(['hello'])
})

test('one at a time and in order, even when the first is slow', async () => {
  const { store, bodies } = table()
  let inFlight = 0
  let most = 0
  const outbox = outboxWith({
    send: async (entry) => {
      most = Math.max(most, (inFlight += 1))
      await new Promise((done) => setTimeout(done, entry.content.body === 'first' ? 900 : 1))
      inFlight -= 1
      return store(entry)
    },
  })
  for (const body of ['first', 'second', 'third']) outbox.add('a', { body })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(bodies()).toEqual(['first', 'second', 'third'])
  expect(most).toBe(1)
})

test('lanes do not wait for each other', async () => {
  const { store, bodies } = table()
  const outbox = outboxWith({
    send: async (entry) => (entry.lane === 'dead' ? { kind: 'unreachable' } : store(entry)),
  })
  outbox.add('dead', { body: 'stuck' })
  outbox.add('alive', { body: 'through' })
  await settle()
  expect(bodies()).toEqual(['through'])
})

test('an answer that got lost is asked for again with the same client id: one row', async () => {
  const { store, rows } = table()
  const ids: string[] = []
  const outbox = outboxWith({
    send: async (entry) => {
      ids.push(entry.clientId)
      const answer = store(entry)
      if (ids.length === 1) throw new TypeError('Failed to fetch')
      return answer
    },
  })
  outbox.add('a', { body: 'once' })
  await settle()
  expect(outbox.entries()).toMatchObject([{ state: 'waiting', tries: 1 }])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ids).toEqual(['id-1', 'id-1'])
  expect(rows.size).toBe(1)
  expect(outbox.entries()).toEqual([])
})

test('pauses grow, and wake ends one before its time', async () => {
  const send = vi.fn(async (): Promise<Outcome<number>> => ({ kind: 'unreachable' }))
  const outbox = outboxWith({ send })
  outbox.add('a', { body: 'hello' })
  await settle()
  expect(send).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(749)
  expect(send).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(send).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1_499)
  expect(send).toHaveBeenCalledTimes(2)
  outbox.wake()
  await settle()
  expect(send).toHaveBeenCalledTimes(3)
})

test('a try that never answers is given up and repeated', async () => {
  const { store, bodies } = table()
  let calls = 0
  const outbox = outboxWith({
    patienceMs: 5_000,
    send: (entry) =>
      (calls += 1) === 1 ? new Promise(() => undefined) : Promise.resolve(store(entry)),
  })
  outbox.add('a', { body: 'hello' })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(outbox.entries()).toMatchObject([{ state: 'waiting', tries: 1 }])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(bodies()).toEqual(['hello'])
})

test('a refusal parks the entry with its reason, the lane goes on, a retry keeps the id', async () => {
  const { store, rows } = table()
  let isAllowed = false
  const outbox = outboxWith({
    send: async (entry) =>
      entry.content.body === 'refused' && !isAllowed
        ? { kind: 'refused', reason: 'not_permitted' }
        : store(entry),
  })
  outbox.add('a', { body: 'refused' })
  outbox.add('a', { body: 'next' })
  await settle()
  expect(outbox.entries()).toMatchObject([{ state: 'failed', reason: 'not_permitted' }])
  expect([...rows.values()]).toEqual(['next'])
  isAllowed = true
  outbox.retry('id-1')
  await settle()
  expect(rows.get('id-1')).toBe('refused')
  expect(outbox.entries()).toEqual([])
})

test('what a crashed page left behind is sent by the next one', async () => {
  const { store, bodies } = table()
  const kept = new Map<string, OutboxEntry<Words>>()
  const crashed = outboxWith({
    storage: memoryStorage(kept),
    send: () => new Promise(() => undefined),
  })
  crashed.add('a', { body: 'survivor' })
  await settle()
  expect(crashed.entries()).toMatchObject([{ state: 'sending' }])
  expect([...kept.values()]).toMatchObject([{ state: 'waiting' }])
  crashed.close()
  const next = outboxWith({ storage: memoryStorage(kept), send: async (entry) => store(entry) })
  await next.reload()
  await settle()
  expect(bodies()).toEqual(['survivor'])
  expect(kept.size).toBe(0)
})

test('a failed entry is still failed after a reload', async () => {
  const kept = new Map<string, OutboxEntry<Words>>()
  const send = vi.fn(async (): Promise<Outcome<number>> => ({
    kind: 'refused',
    reason: 'message_too_long',
  }))
  const first = outboxWith({ storage: memoryStorage(kept), send })
  first.add('a', { body: 'long' })
  await settle()
  const second = outboxWith({ storage: memoryStorage(kept), send })
  await second.reload()
  await settle()
  expect(second.entries()).toMatchObject([{ state: 'failed', reason: 'message_too_long' }])
  expect(send).toHaveBeenCalledTimes(1)
})

test('a confirmed entry is not tried again', async () => {
  const send = vi.fn(async (): Promise<Outcome<number>> => ({ kind: 'unreachable' }))
  const outbox = outboxWith({ send })
  outbox.add('a', { body: 'seen in a broadcast' })
  await settle()
  outbox.confirm('id-1')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send).toHaveBeenCalledTimes(1)
  expect(outbox.entries()).toEqual([])
})

test('the message takes the place of the bubble before the bubble goes', async () => {
  const { store } = table()
  const seen: string[] = []
  const outbox = outboxWith({
    send: async (entry) => store(entry),
    onDelivered: (entry, seq) =>
      seen.push(`${seq}:${outbox.entries()[0]?.clientId === entry.clientId}`),
  })
  outbox.add('a', { body: 'hello' })
  await settle()
  expect(seen).toEqual(['1:true'])
})

test('without any storage it still sends, once', async () => {
  const { store, bodies } = table()
  const send = vi.fn(async (entry: OutboxEntry<Words>) => store(entry))
  const broken = () => Promise.reject(new Error('QuotaExceededError'))
  const outbox = outboxWith({ storage: { list: broken, put: broken, remove: broken }, send })
  outbox.add('a', { body: 'hello' })
  await settle()
  expect(bodies()).toEqual(['hello'])
  expect(send).toHaveBeenCalledTimes(1)
  expect(outbox.entries()).toEqual([])
})

test('a storage that hangs or keeps what it should remove neither stops nor repeats a send', async () => {
  const { store, bodies } = table()
  const send = vi.fn(async (entry: OutboxEntry<Words>) => store(entry))
  const kept = new Map<string, OutboxEntry<Words>>()
  const stubborn = { ...memoryStorage(kept), remove: () => new Promise<void>(() => undefined) }
  const outbox = outboxWith({ storage: stubborn, send })
  outbox.add('a', { body: 'one' })
  outbox.add('a', { body: 'two' })
  await vi.advanceTimersByTimeAsync(10_000)
  await outbox.reload()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(send).toHaveBeenCalledTimes(2)
  const hanging = { ...memoryStorage<Words>(), put: () => new Promise<void>(() => undefined) }
  outboxWith({ storage: hanging, send, newId: () => 'id-9' }).add('a', { body: 'three' })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(bodies()).toEqual(['one', 'two', 'three'])
})

test('what is added while the lane is just being given back is sent too', async () => {
  const { store, bodies } = table()
  const outbox = outboxWith({
    send: async (entry) => store(entry),
    lock: async (_name, run) => {
      await run()
      await new Promise((done) => setTimeout(done, 20))
    },
  })
  outbox.add('a', { body: 'one' })
  await vi.advanceTimersByTimeAsync(10)
  outbox.add('a', { body: 'two' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(bodies()).toEqual(['one', 'two'])
})

test('a held entry can be taken back until its time; then it goes out, and what stands behind it waited', async () => {
  const { store, bodies } = table()
  const outbox = outboxWith({ now: Date.now, send: async (entry) => store(entry) })
  outbox.add('a', { body: 'regretted' }, 5_000)
  const kept = outbox.add('a', { body: 'kept' }, 5_000)
  outbox.add('a', { body: 'behind' })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(outbox.takeBack('id-1')).toMatchObject({ content: { body: 'regretted' } })
  expect(bodies()).toEqual([])
  await vi.advanceTimersByTimeAsync(2_100)
  expect(bodies()).toEqual(['kept', 'behind'])
  expect(outbox.takeBack(kept.clientId)).toBeNull()
})

test('what was held when the page was closed goes out by the next one', async () => {
  const { store, bodies } = table()
  const kept = new Map<string, OutboxEntry<Words>>()
  const options = {
    now: Date.now,
    storage: memoryStorage(kept),
    send: async (entry: OutboxEntry<Words>) => store(entry),
  }
  const closed = outboxWith(options)
  closed.add('a', { body: 'hello' }, 5_000)
  await settle()
  closed.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(bodies()).toEqual([])
  await outboxWith(options).reload()
  await settle()
  expect(bodies()).toEqual(['hello'])
})
