import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ok } from '#lib/kernel/result.ts'
import { opened, settle, topic } from './pretend-pane.ts'
import { boris, maria } from './pretend-table.ts'
import { pageFromJson, type TimelinePage } from './timeline.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const refusal = { message: 'conversation_not_found', code: 'PT404' }

test.each([
  ['topic', [], 'moved'],
  ['member', [], 'access'],
  ['both', [], 'access'],
  ['both', ['anna'], 'mention'],
] as const)('says why it was lost: %s heard, mentioned: %j', async (heard, mentions, cause) => {
  const { live, realtime, fetchPage, table } = await opened()
  realtime.current(topic).answer('SUBSCRIBED')
  table.note(boris, 'Взгляните', [...mentions])
  void live.compare()
  await settle()
  fetchPage.mockRejectedValue(refusal)
  if (heard !== 'member') realtime.current(topic).broadcast('topic_moved', {})
  if (heard !== 'topic') realtime.current('member:anna').broadcast('access_changed', {})
  await settle()
  expect(live.state()).toMatchObject({ phase: 'lost', lostBy: cause, timeline: null })
})

test('given back while the refusal is on its way, it is asked for once more', async () => {
  const { live, realtime, fetchPage } = await opened()
  realtime.current('member:anna').answer('SUBSCRIBED')
  let refuse: (error: unknown) => void = () => undefined
  fetchPage.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)))
  realtime.current('member:anna').broadcast('access_changed', {})
  await settle()
  realtime.current('member:anna').broadcast('access_changed', {})
  refuse(refusal)
  await settle()
  expect(live.state()).toMatchObject({ phase: 'open', lostBy: null })
})

test('the word comes before the table shows it: half a second later it is looked at once more', async () => {
  const { live, realtime, fetchPage } = await opened()
  realtime.current(topic).answer('SUBSCRIBED')
  await settle()
  realtime.current(topic).broadcast('topic_moved', {})
  await settle()
  expect(live.state().phase).toBe('open')
  fetchPage.mockRejectedValueOnce(refusal)
  await vi.advanceTimersByTimeAsync(500)
  expect(live.state()).toMatchObject({ phase: 'lost', lostBy: 'moved' })
})

test('an earlier page that comes after the loss brings nothing back', async () => {
  const { live, realtime, fetchPage, table } = await opened()
  const page = pageFromJson(table.page({ before: 1 }))
  let answer: (page: TimelinePage) => void = () => undefined
  for (let n = 0; n < 3; n += 1) table.send(maria, `${n}`)
  fetchPage.mockRejectedValueOnce(refusal)
  realtime.current('member:anna').broadcast('access_changed', {})
  fetchPage.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  void live.loadEarlier()
  await settle()
  answer(page)
  await settle()
  expect(live.state()).toMatchObject({ phase: 'lost', timeline: null, earlier: 'idle' })
})

test('who gives a conversation away and loses it by that, is told that it went elsewhere', async () => {
  const { live, fetchPage } = await opened()
  fetchPage.mockRejectedValueOnce(refusal)
  await live.run(async () => ok(null), { teamId: 'hotels', assigneeId: null })
  expect(live.state()).toMatchObject({ phase: 'lost', lostBy: 'moved' })
})

test('an outage after the refusal leaves it lost, and the next answer opens it', async () => {
  const { live, realtime, fetchPage } = await opened()
  realtime.current('member:anna').answer('SUBSCRIBED')
  fetchPage.mockRejectedValueOnce(refusal)
  await live.compare()
  fetchPage.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await live.compare()
  expect(live.state().phase).toBe('lost')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(live.state().phase).toBe('open')
})
