import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHeartbeat, type Pulse } from './heartbeat.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 9) }))
afterEach(() => void vi.useRealTimers())

/** A browser with as many tabs as the test opens. */
function browser() {
  let shared: Pulse = { beatAt: 0, touchedAt: 0 }
  const said: boolean[] = []
  const state = { isUp: true, isAwayByItself: false }
  const tab = () =>
    createHeartbeat({
      async beat(isIdle) {
        if (!state.isUp) throw new Error('unreachable')
        said.push(isIdle)
      },
      pulse: {
        read: () => shared,
        write: (change) => void (shared = { ...shared, ...change }),
      },
      now: Date.now,
      isAwayByItself: () => state.isAwayByItself,
    })
  return { tab, said, state }
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)

test('three tabs say once in half a minute that the desk is open, and go on when one is closed', async () => {
  const { tab, said } = browser()
  const tabs = [tab(), tab(), tab()]
  for (const each of tabs) each.start()
  await pass(0)
  said.length = 0
  await pass(300)
  expect(said).toHaveLength(10)
  tabs[0]!.stop()
  said.length = 0
  await pass(300)
  expect(said).toHaveLength(10)
})

test('it is idle only when no tab was touched since the last time', async () => {
  const { tab, said } = browser()
  const [one, other] = [tab(), tab()]
  one.start()
  other.start()
  await pass(31)
  said.length = 0
  await pass(30)
  other.touched()
  await pass(30)
  await pass(30)
  expect(said).toEqual([true, false, true])
})

test('what nobody heard is said again soon', async () => {
  const { tab, said, state } = browser()
  tab().start()
  await pass(25)
  said.length = 0
  state.isUp = false
  await pass(35)
  expect(said).toEqual([])
  state.isUp = true
  await pass(10)
  expect(said).toHaveLength(1)
})

test('away by itself, the first touch brings one back at once', async () => {
  const { tab, said, state } = browser()
  const desk = tab()
  desk.start()
  await pass(31)
  said.length = 0
  desk.touched()
  expect(said).toEqual([])
  state.isAwayByItself = true
  await pass(3)
  desk.touched()
  await pass(0)
  expect(said).toEqual([false])
})
