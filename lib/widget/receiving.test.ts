import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { topic, wire, world } from './pretend-world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** A widget that is closed and connected. */
async function connected() {
  const made = world()
  made.live.start()
  await pass(0)
  made.realtime.current(topic).answer('SUBSCRIBED')
  await pass(5_000)
  const told = () => made.calls('mark_delivered').map(([, { seq }]) => seq)
  const say = (seq: number) => {
    made.table.rows.push(wire(seq))
    made.table.position = seq
    made.realtime.current(topic).broadcast('message', {
      message: wire(seq),
      position: seq,
      typing_topic: 'typing:c:1.1.1',
    })
  }
  return { ...made, told, say }
}

test('what came while it was away and a burst of news are one mark each', async () => {
  const { told, say } = await connected()
  expect(told()).toEqual([1])
  for (const seq of [2, 3, 4]) say(seq)
  await pass(5_000)
  expect(told()).toEqual([1, 4])
  // Nothing more is said of what is known.
  await pass(120_000)
  expect(told()).toEqual([1, 4])
})

test('what is read meanwhile is not told: the reading says as much', async () => {
  const { told, say, live, calls } = await connected()
  say(2)
  live.markRead('c', 2)
  await pass(5_000)
  expect(told()).toEqual([1])
  expect(calls('mark_read')).toHaveLength(1)
})

test('what was not heard is told again when the table has been asked', async () => {
  const { told, say, table, live } = await connected()
  table.isUp = false
  say(2)
  await pass(5_000)
  expect(told()).toEqual([1, 2])
  table.isUp = true
  live.start()
  await pass(5_000)
  expect(told()).toEqual([1, 2, 2])
})

test('a widget that is taken away tells nothing', async () => {
  const { told, say, live } = await connected()
  say(2)
  live.stop()
  await pass(5_000)
  expect(told()).toEqual([1])
})
