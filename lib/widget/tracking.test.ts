import { expect, test, vi } from 'vitest'
import type { Rpc } from './rpc.ts'
import { createTracking } from './tracking.ts'

const told = (name: string, secondsAgo = 0) => ({
  name,
  facts: { sum: 900 },
  url: 'https://shop.test/',
  secondsAgo,
})

function tracking(status = 200) {
  const answer = { status }
  const asked: { name: string; seconds_ago: number }[][] = []
  const rpc: Rpc = async (_name, { events }) => {
    asked.push(events as never)
    return { status: answer.status, message: null, value: null }
  }
  return { answer, asked, tracking: createTracking(rpc, () => 1_000_000) }
}

test('nothing is said before there is a session; then all of it in one call', async () => {
  const { asked, tracking: events } = tracking()
  events.add(told('one', 30))
  events.add(told('two'))
  expect(asked).toEqual([])
  events.start()
  expect(asked).toEqual([
    [
      {
        name: 'one',
        facts: { sum: 900 },
        page_url: 'https://shop.test/',
        seconds_ago: 30,
      },
      expect.objectContaining({ name: 'two', seconds_ago: 0 }),
    ],
  ])
})

test('the newest twenty wait', () => {
  const { asked, tracking: events } = tracking()
  for (let n = 0; n < 25; n += 1) events.add(told(`e${n}`))
  events.start()
  expect(asked[0]).toHaveLength(20)
  expect(asked[0]?.[0]?.name).toBe('e5')
})

test('what nobody heard is said again; what was refused is not', async () => {
  const { answer, asked, tracking: events } = tracking(0)
  events.start()
  events.add(told('one'))
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  answer.status = 403
  events.start()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  events.start()
  expect(asked.map((call) => call.map(({ name }) => name))).toEqual([['one'], ['one']])
})
