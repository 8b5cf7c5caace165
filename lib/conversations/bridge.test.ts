import { expect, test } from 'vitest'
import { bridge } from './bridge.ts'
import type { Arrival, TimelinePage } from './timeline.ts'

/** A conversation whose pages come in any order. */
function table() {
  const asked: [number, number][] = []
  const fetchPage = async ({ before, size }: { before: number; size: number }) => {
    asked.push([before, size])
    await new Promise((resolve) => setTimeout(resolve, before % 3))
    const arrivals = Array.from({ length: Math.min(size, before - 1) }, (_, n) => ({
      event: { position: Math.max(1, before - size) + n },
    }))
    return { arrivals: arrivals as Arrival[] } as TimelinePage
  }
  return { asked, fetchPage }
}

test('what is between comes whole and in order, however its parts arrive', async () => {
  const { asked, fetchPage } = table()
  const page = await bridge(fetchPage, 131, 1_601)
  const positions = page?.arrivals.map(({ event }) => event.position)
  expect(positions).toEqual(Array.from({ length: 1_500 }, (_, n) => 101 + n))
  expect(asked.toSorted(([a], [b]) => b - a)).toEqual([
    [1_601, 500],
    [1_101, 500],
    [601, 500],
  ])
})

test('the beginning is as far as it goes; what is here is not asked for', async () => {
  const { asked, fetchPage } = table()
  const page = await bridge(fetchPage, 5, 61)
  expect(page?.arrivals.map(({ event }) => event.position)).toHaveLength(60)
  expect(await bridge(fetchPage, 100, 61)).toBeNull()
  expect(asked).toEqual([[61, 60]])
})

test('one part that fails fails the whole: nothing is shown with a hole in it', async () => {
  const { fetchPage } = table()
  const failing = (part: { before: number; size: number }) =>
    part.before === 1_101 ? Promise.reject(new Error('no answer')) : fetchPage(part)
  await expect(bridge(failing, 1, 1_601)).rejects.toThrow('no answer')
})
