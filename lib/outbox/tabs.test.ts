import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OutboxEntry } from './entry.ts'
import { memoryStorage } from './memory-storage.ts'
import { createOutbox } from './outbox.ts'
import type { Outcome } from './outcome.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** As navigator.locks: one holder a name, others wait in line. */
function locks() {
  const tails = new Map<string, Promise<void>>()
  return (name: string, run: () => Promise<void>): Promise<void> => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(run)
    tails.set(
      name,
      turn.catch(() => undefined),
    )
    return turn
  }
}

/** Two tabs of one person: they share storage, locks and news of changes. */
function twoTabs(send: (entry: OutboxEntry<string>) => Promise<Outcome<number>>) {
  const kept = new Map<string, OutboxEntry<string>>()
  const lock = locks()
  const tabs = ['left', 'right'].map((name, here) => {
    let made = 0
    return createOutbox<string, number>({
      storage: memoryStorage(kept),
      lock,
      send,
      now: Date.now,
      random: () => 0.5,
      newId: () => `${name}-${(made += 1)}`,
      onStored: () => void tabs[1 - here]?.reload(),
    })
  })
  return { left: tabs[0]!, right: tabs[1]!, kept }
}

test('both tabs show the bubble, one of them sends it', async () => {
  const sent: string[] = []
  const { left, right, kept } = twoTabs(async (entry) => {
    await new Promise((done) => setTimeout(done, 100))
    sent.push(entry.clientId)
    return { kind: 'delivered', answer: sent.length }
  })
  left.add('a', 'from the left')
  await vi.advanceTimersByTimeAsync(50)
  expect(right.entries()).toMatchObject([{ content: 'from the left' }])
  right.add('a', 'from the right')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent).toEqual(['left-1', 'right-1'])
  expect([left.entries(), right.entries(), kept.size]).toEqual([[], [], 0])
})

test('a tab that was closed in the middle leaves its work to the other', async () => {
  const sent: string[] = []
  let isDown = true
  const { left, right } = twoTabs(async (entry) => {
    if (isDown) return { kind: 'unreachable' }
    sent.push(entry.clientId)
    return { kind: 'delivered', answer: 1 }
  })
  left.add('a', 'hello')
  await vi.advanceTimersByTimeAsync(10)
  left.close()
  isDown = false
  right.wake()
  await vi.advanceTimersByTimeAsync(10)
  expect(sent).toEqual(['left-1'])
  expect(right.entries()).toEqual([])
})

test('a tab that is closed lets its own letters go, not what the other may still take back', async () => {
  const sent: string[] = []
  const { left, right } = twoTabs(async (entry) => {
    sent.push(entry.clientId)
    return { kind: 'delivered', answer: 1 }
  })
  const regretted = left.add('a', 'regretted', 5_000)
  const meant = right.add('b', 'meant', 5_000)
  await vi.advanceTimersByTimeAsync(10)
  expect(right.entries()).toHaveLength(2)
  expect(right.letGo().map(({ clientId }) => clientId)).toEqual([meant.clientId])
  // The page came back, and shows that it is too late.
  expect(right.takeBack(meant.clientId)).toBeNull()
  right.close()
  expect(left.takeBack(regretted.clientId)).toMatchObject({ content: 'regretted' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).not.toContain(regretted.clientId)
})
