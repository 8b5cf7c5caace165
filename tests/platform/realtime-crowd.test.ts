import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import {
  everythingOn,
  keys,
  mint,
  serverOptions,
  socketUrl,
  startBench,
  startServerProcess,
  untilTrue,
} from './realtime-bench.ts'
import type { Bench, ServerProcess } from './realtime-bench.ts'

/*
 * Two thousand open sockets with a personal topic and a shared one each. The server is a process of
 * its own, so that the figure is its memory and not the clients'.
 */

const crowd = 2_000

let bench: Bench
let server: ServerProcess
beforeAll(async () => {
  bench = await startBench()
  server = await startServerProcess(serverOptions(bench.connectionString))
  await untilTrue(async () => (await server.health()).status === 'ok')
})
afterAll(async () => {
  await server.kill()
  await bench.stop()
})

/** Node raises its own limit of open files to the hard one, which a shell can tell. */
function mayOpen(sockets: number): boolean {
  if (process.platform === 'win32') return true
  const limit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim()
  return limit === 'unlimited' || Number(limit) > sockets + 200
}

test.skipIf(!mayOpen(crowd))(`${crowd} sockets are held`, { timeout: 120_000 }, async () => {
  const empty = (await server.health()).memoryBytes
  const began = performance.now()
  const sockets: WebSocket[] = []
  let heard = 0
  for (let first = 0; first < crowd; first += 100) {
    const opened = await Promise.all(
      Array.from({ length: 100 }, (_, index) => openMember(`member-${first + index}`)),
    )
    for (const socket of opened) {
      socket.on('message', (_: Buffer, isBinary: boolean) => (heard += isBinary ? 1 : 0))
      sockets.push(socket)
    }
  }
  const seconds = (performance.now() - began) / 1000
  const { sockets: held, channels, memoryBytes } = await server.health()
  expect([held, channels]).toEqual([crowd, crowd * 2])

  const reached: number[] = []
  for (let round = 1; round <= 5; round += 1) {
    const sentAt = performance.now()
    await bench.database.query(`select realtime.send('{"n": 1}', 'e', 'everybody')`)
    await untilTrue(() => heard === crowd * round)
    reached.push(Math.round(performance.now() - sentAt))
  }

  const megabytes = (bytes: number) => Math.round(bytes / 1e6)
  console.log(
    `${held} sockets with ${channels} channels: ${megabytes(memoryBytes)} MB resident ` +
      `(${megabytes(empty)} MB without, ${Math.round((memoryBytes - empty) / crowd / 1000)} KB a socket), ` +
      `joined in ${seconds.toFixed(1)} s, one broadcast to all in ${reached.join(', ')} ms`,
  )
  expect(memoryBytes).toBeLessThan(400_000_000)
  for (const socket of sockets) socket.terminate()
  await untilTrue(async () => (await server.health()).channels === 0)
})

async function openMember(name: string): Promise<WebSocket> {
  const url = `${socketUrl(server.port)}/websocket?apikey=${keys.publishableKey}&vsn=2.0.0`
  const socket = new WebSocket(url)
  await once(socket, 'open')
  const token = mint(everythingOn(name, 'everybody'))
  let joined = 0
  const answered = new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer) => {
      const [, , , , payload] = JSON.parse(data.toString()) as [0, 0, 0, 0, { status: string }]
      if (payload.status !== 'ok') return reject(new Error(data.toString()))
      joined += 1
      if (joined < 2) return
      socket.off('message', hear)
      resolve()
    }
    socket.on('message', hear)
  })
  for (const topic of [name, 'everybody']) {
    const payload = { config: { private: true }, access_token: token }
    socket.send(JSON.stringify([topic, topic, `realtime:${topic}`, 'phx_join', payload]))
  }
  await answered
  return socket
}
