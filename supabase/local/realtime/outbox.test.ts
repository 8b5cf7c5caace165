import { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { defaultLimits } from './limits.ts'
import { Flusher, Outbox } from './outbox.ts'

/** A socket whose other end takes everything at once, or nothing at all. */
function open({ isStuck, ...limits }: Partial<typeof defaultLimits> & { isStuck?: boolean } = {}) {
  const written: string[] = []
  const stream = new Duplex({
    write(chunk: Buffer, _, taken) {
      written.push(chunk.toString())
      if (!isStuck) taken()
    },
  })
  let overflows = 0
  const all = { ...defaultLimits, ...limits }
  const outbox = new Outbox(stream, new Flusher(50), all, () => (overflows += 1))
  const push = (text: string) => outbox.push(Buffer.from(text))
  return { stream, written, push, overflows: () => overflows }
}

test('what is pushed in one moment goes out in one write, in order', async () => {
  const { written, push } = open()
  push('a')
  push('b')
  push('c')
  await sleep(20)
  expect(written).toEqual(['abc'])
})

test('a reader that takes nothing overflows once and is sent no more', async () => {
  const { stream, push, overflows } = open({ maxQueuedBytes: 100_000, isStuck: true })
  for (let round = 0; round < 30; round += 1) {
    push('x'.repeat(10_000))
    await sleep(1)
  }
  expect(overflows()).toBe(1)
  expect(stream.writableLength).toBeLessThanOrEqual(100_000)
})

test('frames are bounded as well as bytes, until they are taken', async () => {
  const { push, overflows } = open({ maxQueuedFrames: 50 })
  for (let round = 0; round < 5; round += 1) {
    for (let frame = 0; frame < 40; frame += 1) push('.')
    await sleep(20)
  }
  expect(overflows()).toBe(0)
  for (let frame = 0; frame < 51; frame += 1) push('.')
  expect(overflows()).toBe(1)
})
