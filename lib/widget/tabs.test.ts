import { afterEach, expect, test, vi } from 'vitest'
import { createTabs } from './tabs.ts'

afterEach(() => void vi.unstubAllGlobals())

test('work is done once, with the lock or without it', async () => {
  const forbidden = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }
  const granted = { request: (_name: string, run: () => Promise<void>) => run() }
  for (const navigator of [{}, { locks: forbidden }, { locks: granted }]) {
    vi.stubGlobal('navigator', navigator)
    let runs = 0
    const tabs = createTabs('app/visitor', () => undefined)
    await tabs.lock('lane', async () => void (runs += 1))
    tabs.close()
    expect(runs).toBe(1)
  }
})

test('work that fails under the lock is not done again', async () => {
  vi.stubGlobal('navigator', {
    locks: { request: (_name: string, run: () => Promise<void>) => run() },
  })
  let runs = 0
  const tabs = createTabs('app/visitor', () => undefined)
  const failing = tabs.lock('lane', async () => {
    runs += 1
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
  expect(runs).toBe(1)
})

test('a browser that forbids channels has tabs that do not know each other', () => {
  vi.stubGlobal('BroadcastChannel', function forbid() {
    throw new DOMException('no', 'SecurityError')
  })
  expect(() => createTabs('app/visitor', () => undefined).tell()).not.toThrow()
})
