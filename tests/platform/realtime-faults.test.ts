import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createScratchDatabase } from '../../supabase/local/postgres/scratch.ts'
import { startPostgres } from '../../supabase/local/postgres/start-postgres.ts'
import { startRealtime } from '../../supabase/local/realtime/server.ts'
import { freePort } from '../support/free-port.ts'
import {
  aMoment,
  connect,
  disconnectAll,
  everythingOn,
  joinPrivate,
  keys,
  listen,
  mint,
  serverOptions,
  socketUrl,
  startBench,
  startServerProcess,
  subscribe,
  untilTrue,
} from './realtime-bench.ts'
import type { Bench } from './realtime-bench.ts'
import { rawSocket } from './realtime-raw-socket.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterEach(disconnectAll)
afterAll(() => bench.stop())

const send = (topic: string, payload: object) =>
  bench.database.query(`select realtime.send($1, 'e', $2)`, [payload, topic])

test('a reader that does not read is dropped, and the others miss nothing', async () => {
  // A process of its own: one that shares its loop with the readers would hold them up itself.
  const limits = { maxQueuedBytes: 4_000_000 }
  const server = await startServerProcess(serverOptions(bench.connectionString, { limits }))
  onTestFinished(() => server.kill())
  await untilTrue(async () => (await server.health()).status === 'ok')
  const url = socketUrl(server.port)
  const token = mint(everythingOn('torrent'))
  const reader = await joinPrivate(await connect(url, token), 'torrent')
  const stuck = await rawSocket(url)
  await stuck.join('torrent', token)
  const closed = once(stuck.socket, 'close') as Promise<[number, Buffer]>
  stuck.socket.pause()
  const before = (await server.health()).memoryBytes
  const rounds = 400
  const text = 'x'.repeat(50_000)
  for (let n = 1; n <= rounds; n += 1) {
    await send('torrent', { n, text })
    // A reader that keeps up has no more than a megabyte on its way.
    await untilTrue(() => reader.heard.length > n - 20)
  }
  await untilTrue(() => reader.heard.length === rounds)
  const numbers = reader.heard.map(({ payload }) => (payload as { n: number }).n)
  expect(numbers).toEqual(Array.from({ length: rounds }, (_, index) => index + 1))
  const { channels, memoryBytes } = await server.health()
  expect(channels).toBe(1)
  expect(memoryBytes - before).toBeLessThan(60_000_000)
  stuck.socket.resume()
  const [code, reason] = await closed
  // With what had been on its way it may still read the reason; or the socket was already gone.
  expect([
    [1013, 'slow reader'],
    [1006, ''],
  ]).toContainEqual([code, reason.toString()])
  await untilTrue(async () => (await server.health()).sockets === 1)
})

describe('when the server is killed', () => {
  test('clients come back by themselves to the next one and hear on', async () => {
    const port = await freePort()
    const setup = { ...serverOptions(bench.connectionString), port, log: undefined }
    const first = await startServerProcess(setup)
    await untilTrue(async () => (await first.health()).status === 'ok')
    const client = await connect(socketUrl(port), mint(everythingOn('phoenix-bird')))
    const channel = client.channel('phoenix-bird', { config: { private: true } })
    const heard = listen(channel)
    const statuses: string[] = []
    channel.subscribe((status) => statuses.push(status))
    await untilTrue(() => statuses.includes('SUBSCRIBED'))
    await send('phoenix-bird', { n: 1 })
    await untilTrue(() => heard.length === 1)
    await first.kill()
    await untilTrue(() => statuses.includes('CHANNEL_ERROR'))
    await send('phoenix-bird', { n: 2 })
    const second = await startServerProcess(setup)
    onTestFinished(() => second.kill())
    // Joined means that what is committed from now on will come.
    await untilTrue(() => statuses.filter((status) => status === 'SUBSCRIBED').length === 2)
    await send('phoenix-bird', { n: 3 })
    await untilTrue(() => heard.length === 2)
    // What was sent in between is not made up for: the table has it, and catching up is the app's part.
    expect(heard.map(({ payload }) => (payload as { n: number }).n)).toEqual([1, 3])
  })

  test('no slot is left behind', async () => {
    const killed = await startServerProcess(serverOptions(bench.connectionString))
    await untilTrue(async () => (await killed.health()).status === 'ok')
    await killed.kill()
    await untilTrue(async () => {
      const { rowCount } = await bench.database.query('select from pg_replication_slots')
      return rowCount === 1
    })
  })
})

describe('when Postgres restarts', () => {
  test('replication comes back, and channels join again so that clients catch up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'otklik-restart-'))
    chmodSync(folder, 0o755)
    const place = { folder: join(folder, 'data'), port: await freePort(), durable: false }
    let postgres = await startPostgres(place)
    const connectionString = await createScratchDatabase(postgres.url(), 'realtime')
    const limits = { joinWaitMs: 200 }
    const server = await startRealtime(serverOptions(connectionString, { limits }))
    try {
      await untilTrue(() => server.health().status === 'ok')
      const url = socketUrl(server.port)
      const client = await connect(url, undefined, { params: { apikey: keys.secretKey } })
      const channel = client.channel('room', { config: { private: true } })
      const heard = listen(channel)
      const statuses: string[] = []
      channel.subscribe((status) => statuses.push(status))
      await untilTrue(() => statuses.includes('SUBSCRIBED'))
      await postgres.stop()
      await untilTrue(() => server.health().status === 'starting')
      const health = await fetch(`http://127.0.0.1:${server.port}/health`)
      expect(health.status).toBe(503)
      const meanwhile = client.channel('other', { config: { private: true } })
      expect((await subscribe(meanwhile)).error).toMatch(/^InitializingProjectConnection: /)
      postgres = await startPostgres(place)
      await untilTrue(() => server.health().status === 'ok')
      await untilTrue(() => statuses.filter((status) => status === 'SUBSCRIBED').length === 2)
      expect(statuses).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED'])
      const database = new pg.Client({ connectionString })
      await database.connect()
      await database.query(`select realtime.send('{"n": 1}', 'e', 'room')`)
      await untilTrue(() => heard.length === 1)
      await database.end()
    } finally {
      await disconnectAll()
      await server.close()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('a server that starts before its database waits for it', async () => {
    const port = await freePort()
    const server = await startRealtime(
      serverOptions(`postgresql://postgres:postgres@127.0.0.1:${port}/postgres`),
    )
    await aMoment()
    expect(server.health().status).toBe('starting')
    await server.close()
  })
})
