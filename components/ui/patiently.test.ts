import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patiently } from './patiently.ts'

const heard = new EventTarget()
const network = { onLine: true }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', heard)
  vi.stubGlobal('navigator', network)
  network.onLine = true
})
afterEach(() => void vi.useRealTimers())

test('what failed for want of a network comes with the network', async () => {
  network.onLine = false
  const load = vi.fn(async () => (network.onLine ? 'part' : Promise.reject(new Error('offline'))))
  const part = patiently(load)()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(load).toHaveBeenCalledTimes(1)
  network.onLine = true
  heard.dispatchEvent(new Event('online'))
  expect(await part).toBe('part')
})

test('over a network it is tried again for half a minute, then said', async () => {
  const load = vi.fn(async () => Promise.reject(new Error('gone')))
  const said = patiently(load)().catch((error: Error) => error.message)
  await vi.advanceTimersByTimeAsync(32_000)
  expect(await said).toBe('gone')
  expect(load).toHaveBeenCalledTimes(7)
})
