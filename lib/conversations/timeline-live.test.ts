import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failed, ok } from '#lib/kernel/result.ts'
import { opened, settle, topic } from './pretend-pane.ts'
import { anna, boris, maria } from './pretend-table.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('loads, joins the three topics, and compares once more when joined', async () => {
  const { live, realtime, fetchPage, table, bodies } = await opened()
  expect(live.state().phase).toBe('open')
  expect(realtime.channels.map((channel) => channel.topic.split(':')[0])).toEqual([
    'member',
    'typing',
    'conversation',
    'viewers',
  ])
  table.send(maria, 'между загрузкой и входом')
  realtime.current(topic).answer('SUBSCRIBED')
  await settle()
  expect(fetchPage).toHaveBeenLastCalledWith({ since: 2 })
  expect(bodies()).toEqual(['Здравствуйте', 'между загрузкой и входом'])
})

test('a broadcast is applied without asking; a gap is asked for', async () => {
  const { realtime, fetchPage, table, say, bodies } = await opened()
  realtime.current(topic).answer('SUBSCRIBED')
  await settle()
  const calls = fetchPage.mock.calls.length
  table.send(maria, 'раз')
  say()
  expect(bodies().at(-1)).toBe('раз')
  expect(fetchPage).toHaveBeenCalledTimes(calls)
  table.send(maria, 'потеряно')
  table.broadcasts.length = 0
  table.send(maria, 'три')
  say()
  await settle()
  expect(bodies().slice(-2)).toEqual(['потеряно', 'три'])
  expect(fetchPage).toHaveBeenCalledTimes(calls + 1)
})

test('the table cannot be asked: it says so, tries again, and recovers', async () => {
  const { live, realtime, fetchPage, table, bodies } = await opened()
  realtime.current(topic).answer('SUBSCRIBED')
  await settle()
  table.send(maria, 'во время сбоя')
  fetchPage.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await live.compare()
  expect(bodies()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(bodies()).toHaveLength(2)
})

test('sight is lost: nothing stays on the screen; it comes back when access does', async () => {
  const { live, realtime, fetchPage } = await opened()
  realtime.current(topic).answer('SUBSCRIBED')
  realtime.current('member:anna').answer('SUBSCRIBED')
  await settle()
  for (const code of ['PT404', 'PT404'])
    fetchPage.mockRejectedValueOnce({ message: 'conversation_not_found', code })
  realtime.current(topic).broadcast('topic_moved', { conversation_id: 'conversation-1' })
  await settle()
  expect(live.state()).toMatchObject({ phase: 'lost', timeline: null })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(realtime.current(topic).isRemoved).toBe(true)
  realtime.current('member:anna').broadcast('access_changed', {})
  await settle()
  expect(live.state().phase).toBe('open')
})

test('the topic moves: the new name is joined, the old one left', async () => {
  const { realtime, table, live } = await opened()
  realtime.current(topic).answer('SUBSCRIBED')
  await settle()
  const page = table.page.bind(table)
  vi.spyOn(table, 'page').mockImplementation((at) => {
    const moved = page(at)
    moved.topics.conversation = 'conversation:conversation-1:2.1.1'
    moved.topics.typing = 'typing:conversation-1:2.1.1'
    return moved
  })
  realtime.current(topic).broadcast('topic_moved', {})
  await settle()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(realtime.current(topic).isRemoved).toBe(true)
  expect(realtime.current('conversation:conversation-1:2.1.1').isRemoved).toBe(false)
  expect(live.state().phase).toBe('open')
})

test('the answer to a send is shown, and its entry is done with', async () => {
  const { live, table, onStored, bodies } = await opened()
  table.assign('anna')
  const message = table.send(anna, 'Ответ', 'mine')
  live.delivered({ message })
  await settle()
  expect(bodies()).toEqual(['Здравствуйте', 'Ответ'])
  expect(onStored).toHaveBeenCalledWith('mine')
})

test('who is typing: not I, and nobody whose message has come', async () => {
  const { live, realtime, table, say } = await opened()
  realtime.current(topic).answer('SUBSCRIBED')
  const typing = realtime.current('typing:conversation-1:1.1.1')
  typing.answer('SUBSCRIBED')
  typing.broadcast('typing', { by: 'member', id: 'anna' })
  typing.broadcast('typing', { by: 'contact', id: 'maria' })
  expect(live.state().typists.map((typist) => typist.id)).toEqual(['maria'])
  table.send(maria, 'Готово')
  say()
  expect(live.state().typists).toEqual([])
  live.typing()
  live.typing()
  expect(typing.sent).toHaveLength(1)
})

test('others who look are known by presence', async () => {
  const { live, realtime } = await opened()
  const viewers = realtime.current('viewers:conversation-1:1.1.1')
  viewers.answer('SUBSCRIBED')
  viewers.present({ anna: [{}], boris: [{}] })
  expect(live.state().viewers).toEqual(['boris'])
})

test('a verb shows at once, and is taken back when it is refused', async () => {
  const { live, table } = await opened()
  const refused = live.run(async () => failed('not_permitted'), { assigneeId: boris.id })
  expect(live.state().patch).toEqual({ assigneeId: 'boris' })
  expect(await refused).toEqual(failed('not_permitted'))
  expect(live.state().patch).toBeNull()
  const done = live.run(
    async () => {
      table.assign('boris')
      return ok(null)
    },
    { assigneeId: boris.id },
  )
  await done
  expect(live.state().patch).toBeNull()
  expect(live.state().timeline?.conversation.assigneeId).toBe('boris')
})
