import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTypingSender, createTypingWatch, readTyping } from './typing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('says so every 3 s while keys are pressed, and at once after a message was sent', () => {
  let now = 0
  const send = vi.fn(() => true)
  const sender = createTypingSender(send, () => now)
  for (now = 0; now <= 6_000; now += 100) sender.pressed()
  expect(send).toHaveBeenCalledTimes(3)
  sender.reset()
  sender.pressed()
  expect(send).toHaveBeenCalledTimes(4)
})

test('what was dropped because the topic is not joined is said at the next key', () => {
  const send = vi.fn(() => false)
  const sender = createTypingSender(send, () => 0)
  sender.pressed()
  sender.pressed()
  expect(send).toHaveBeenCalledTimes(2)
})

test('a typist is shown for 6 s after the last word, or until the message arrives', () => {
  const seen: string[] = []
  const watch = createTypingWatch((typists) => seen.push(typists.map((each) => each.id).join(' ')))
  watch.heard({ by: 'member', id: 'anna', name: 'Анна' })
  vi.advanceTimersByTime(5_000)
  watch.heard({ by: 'member', id: 'anna', name: 'Анна' })
  watch.heard({ by: 'contact', id: 'maria', name: null })
  vi.advanceTimersByTime(5_000)
  expect(seen).toEqual(['anna', 'anna maria'])
  watch.forget('maria')
  vi.advanceTimersByTime(1_000)
  expect(seen).toEqual(['anna', 'anna maria', 'anna', ''])
})

test('a forged crowd stays small, forged words are not read', () => {
  let most = 0
  const watch = createTypingWatch((typists) => (most = Math.max(most, typists.length)))
  for (let n = 0; n < 50; n += 1) watch.heard({ by: 'contact', id: `${n}`, name: null })
  expect(most).toBe(5)
  expect(readTyping({ by: 'member', id: 'a', name: 'A' })).toEqual({
    by: 'member',
    id: 'a',
    name: 'A',
  })
  for (const forged of [null, 'typing', { by: 'system', id: 'a' }, { by: 'member', id: 7 }])
    expect(readTyping(forged)).toBeNull()
})
