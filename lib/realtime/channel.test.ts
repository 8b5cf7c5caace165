import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { joinChannel } from './channel.ts'
import { pretendRealtime } from './pretend-realtime.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const topic = 'conversation:1a:1.1.1' as const
const settle = () => vi.advanceTimersByTimeAsync(0)

async function joined() {
  const realtime = pretendRealtime()
  const heard: string[] = []
  const channel = joinChannel(realtime, topic, {
    onEvent: (event) => heard.push(event),
    onCatchUp: (reason) => heard.push(`catch up: ${reason}`),
    onStatus: (status) => heard.push(status),
  })
  await settle()
  realtime.current(topic).answer('SUBSCRIBED')
  return { realtime, heard, channel }
}

test('joins privately with a fresh token, then asks to catch up, then hears broadcasts', async () => {
  const { realtime, heard } = await joined()
  expect(realtime.tokens).toBe(1)
  expect(realtime.current(topic).options).toMatchObject({ config: { private: true } })
  realtime.current(topic).broadcast('event', {})
  expect(heard).toEqual(['joining', 'joined', 'catch up: joined', 'event'])
})

test.each(['CHANNEL_ERROR', 'TIMED_OUT', 'CLOSED'] as const)(
  'after %s a new channel with a fresh token takes its place, and the table is asked again',
  async (failure) => {
    const { realtime, heard } = await joined()
    const first = realtime.current(topic)
    first.answer(failure)
    await vi.advanceTimersByTimeAsync(1_001)
    expect(first.isRemoved).toBe(true)
    const second = realtime.current(topic)
    expect(second).not.toBe(first)
    expect(realtime.tokens).toBe(2)
    second.answer('SUBSCRIBED')
    expect(heard.slice(3)).toEqual(['away', 'joined', 'catch up: joined'])
    first.broadcast('event', {})
    expect(heard).toHaveLength(6)
  },
)

test('while the socket is down no new channel piles up; the old one rejoins by itself', async () => {
  const { realtime, heard } = await joined()
  realtime.isUp = false
  realtime.current(topic).answer('CHANNEL_ERROR')
  await vi.advanceTimersByTimeAsync(120_000)
  expect(realtime.channels).toHaveLength(1)
  realtime.isUp = true
  realtime.current(topic).answer('SUBSCRIBED')
  expect(heard.slice(-2)).toEqual(['joined', 'catch up: joined'])
  await vi.advanceTimersByTimeAsync(120_000)
  expect(realtime.channels).toHaveLength(1)
})

test('a refused name is worth a look at the table: the topic may have moved', async () => {
  const realtime = pretendRealtime()
  const onCatchUp = vi.fn()
  joinChannel(realtime, topic, { onCatchUp })
  await settle()
  realtime.current(topic).answer('CHANNEL_ERROR', new Error('"Unauthorized: no permission"'))
  expect(onCatchUp.mock.calls).toEqual([['refused']])
})

test('listeners of one topic share a channel; the late one catches up at once', async () => {
  const { realtime, channel } = await joined()
  const onCatchUp = vi.fn()
  const other = joinChannel(realtime, topic, { onCatchUp })
  expect(realtime.channels).toHaveLength(1)
  expect(onCatchUp.mock.calls).toEqual([['joined']])
  channel.leave()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(realtime.current(topic).isRemoved).toBe(false)
  other.leave()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(realtime.current(topic).isRemoved).toBe(true)
})

test('leaving and coming back at once keeps the channel', async () => {
  const { realtime, channel } = await joined()
  channel.leave()
  joinChannel(realtime, topic, {})
  await vi.advanceTimersByTimeAsync(5_000)
  expect(realtime.channels).toHaveLength(1)
  expect(realtime.current(topic).isRemoved).toBe(false)
})

test('coming back while the leave is on its way waits for its end', async () => {
  const { realtime, channel } = await joined()
  let answerLeave: (answer: 'ok') => void = () => undefined
  vi.spyOn(realtime, 'removeChannel').mockReturnValue(
    new Promise((resolve) => (answerLeave = resolve)),
  )
  channel.leave()
  await vi.advanceTimersByTimeAsync(600)
  joinChannel(realtime, topic, {})
  await settle()
  expect(realtime.channels).toHaveLength(1)
  answerLeave('ok')
  await settle()
  expect(realtime.channels).toHaveLength(2)
})

test('after a sleep: token first, then the join, then the catch-up (supabase-js#2613)', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', page)
  const { realtime, heard } = await joined()
  realtime.current(topic).answer('CLOSED')
  page.visibilityState = 'visible'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(heard.slice(3)).toEqual(['away', 'catch up: visible'])
  await settle()
  expect(realtime.tokens).toBe(2)
  realtime.current(topic).answer('SUBSCRIBED')
  expect(heard.slice(5)).toEqual(['joined', 'catch up: joined'])
  await vi.advanceTimersByTimeAsync(40_000)
  expect(heard.slice(7)).toEqual(['catch up: interval'])
  page.visibilityState = 'hidden'
  await vi.advanceTimersByTimeAsync(120_000)
  expect(heard.slice(8)).toEqual([])
})

test('presence: appears once per join and tells who is there; typing is sent only while joined', async () => {
  const realtime = pretendRealtime()
  const onPresence = vi.fn()
  const presence = { key: 'anna', state: { member_id: 'anna' } }
  const channel = joinChannel(realtime, 'viewers:1a:1.1.1', { presence, onPresence })
  expect(channel.send('typing', {})).toBe(false)
  await settle()
  realtime.current('viewers:1a:1.1.1').answer('SUBSCRIBED')
  expect(realtime.current('viewers:1a:1.1.1').tracked).toEqual([{ member_id: 'anna' }])
  realtime.current('viewers:1a:1.1.1').present({ anna: [{ member_id: 'anna' }] })
  expect(onPresence).toHaveBeenLastCalledWith({ anna: [{ member_id: 'anna' }] })
  expect(channel.send('typing', { by: 'member' })).toBe(true)
  expect(realtime.current('viewers:1a:1.1.1').sent).toHaveLength(1)
})
