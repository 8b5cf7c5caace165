import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { startPostgres } from '../../supabase/local/postgres/start-postgres.ts'
import { startRealtime } from '../../supabase/local/realtime/server.ts'
import type { RealtimeServer } from '../../supabase/local/realtime/server.ts'
import type { RealtimeSetup } from '../../supabase/local/realtime/options.ts'
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

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterEach(disconnectAll)
afterAll(() => bench.stop())

const send = (topic: string, payload: object) =>
  bench.database.query(`select realtime.send($1, 'e', $2)`, [payload, topic])

/** Another server on the same database, with other limits, for the time of one test. */
async function withServer(
  limits: RealtimeSetup['limits'],
  work: (url: string, server: RealtimeServer) => Promise<void>,
): Promise<void> {
  const server = await startRealtime(serverOptions(bench.connectionString, { limits }))
  try {
    await untilTrue(() => server.health().status === 'ok')
    await work(socketUrl(server.port), server)
  } finally {
    await disconnectAll()
    await server.close()
  }
}

type Answer = [joinRef: string, ref: string, topic: string, event: string, payload: unknown]

/** A client that does only what it is told: no heartbeat, no rejoin. */
async function rawSocket(url: string) {
  const socket = new WebSocket(`${url}/websocket?apikey=${keys.publishableKey}&vsn=2.0.0`)
  const answers: Answer[] = []
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) answers.push(JSON.parse(data.toString()) as Answer)
  })
  await once(socket, 'open')
  const push = (topic: string, event: string, payload: object, ref = '1') =>
    socket.send(JSON.stringify(['1', ref, topic, event, payload]))
  const join = async (topic: string, token: string) => {
    push(`realtime:${topic}`, 'phx_join', { config: { private: true }, access_token: token })
    await untilTrue(() => answers.some(([, , name, event]) => isReply(name, event, topic)))
  }
  return { socket, answers, push, join }
}

const isReply = (name: string, event: string, topic: string) =>
  name === `realtime:${topic}` && event === 'phx_reply'

describe('sockets that fall silent or misbehave', () => {
  test('a heartbeat keeps a socket, its absence ends it', async () => {
    await withServer({ heartbeatTimeoutMs: 1_500 }, async (url, server) => {
      const client = await connect(url, mint(everythingOn('alive')), { heartbeatIntervalMs: 500 })
      const { channel } = await joinPrivate(client, 'alive')
      const statuses: string[] = []
      channel.on('system', {}, () => statuses.push('system'))
      const silent = await rawSocket(url)
      const [code, reason] = (await once(silent.socket, 'close')) as [number, Buffer]
      expect([code, reason.toString()]).toEqual([1000, 'heartbeat timeout'])
      await sleep(1_500)
      expect([client.isConnected(), server.health().sockets]).toEqual([true, 1])
    })
  })

  test('a heartbeat is answered', async () => {
    const { answers, push, socket } = await rawSocket(bench.url)
    push('phoenix', 'heartbeat', {}, '42')
    await untilTrue(() => answers.length > 0)
    expect(answers).toEqual([['1', '42', 'phoenix', 'phx_reply', { status: 'ok', response: {} }]])
    socket.terminate()
  })

  test('what is sent to a topic that was not joined is refused', async () => {
    const { answers, push, socket } = await rawSocket(bench.url)
    push('realtime:unknown', 'broadcast', { event: 'e', payload: {} })
    push('unknown', 'phx_join', {}, '2')
    await untilTrue(() => answers.length === 2)
    const refused = { status: 'error', response: { reason: 'unmatched topic' } }
    expect(answers.map(([, , , , payload]) => payload)).toEqual([refused, refused])
    socket.terminate()
  })

  test.each([
    ['no JSON', '{'],
    ['no message', '[]'],
    ['an unknown binary frame', Buffer.from([9, 9, 9, 9, 9, 9, 9])],
    ['a binary frame that ends too soon', Buffer.from([3, 200, 0, 0, 0, 0, 1])],
    [
      'a broadcast that is not JSON',
      Buffer.concat([Buffer.from([3, 0, 0, 1, 1, 0, 1]), Buffer.from('te{')]),
    ],
  ])('%s ends the socket that sent it and no other', async (_, data) => {
    const bystander = await joinPrivate(await connect(bench.url, mint(everythingOn('t'))), 't')
    const { socket } = await rawSocket(bench.url)
    socket.send(data)
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1007)
    await send('t', { n: 1 })
    await untilTrue(() => bystander.heard.length === 1)
  })

  test('too many messages a second end the channel, too many joins the socket', async () => {
    const limits = { messagesPerSecond: 20, joinsPerSecond: 5 }
    await withServer(limits, async (url) => {
      const token = mint(everythingOn('flood'))
      const { channel } = await joinPrivate(await connect(url, token), 'flood')
      const said: string[] = []
      channel.on('system', {}, ({ message }: { message: string }) => said.push(message))
      for (let n = 0; n < 60; n += 1) {
        void channel.send({ type: 'broadcast', event: 'e', payload: { n } })
      }
      await untilTrue(() => said.length > 0)
      expect(said).toEqual(['Too many messages per second'])
      const { socket, push, answers } = await rawSocket(url)
      for (let n = 0; n < 20; n += 1) {
        push(`realtime:flood-${n}`, 'phx_join', { config: { private: true }, access_token: token })
      }
      await once(socket, 'close')
      const reason = 'ClientJoinRateLimitReached: Too many joins per second'
      expect(answers.at(-1)?.[4]).toEqual({ status: 'error', response: { reason } })
    })
  })

  test('a payload that is too large is not sent on', async () => {
    await withServer({ maxPayloadBytes: 10_000 }, async (url) => {
      const token = mint(everythingOn('large'))
      const receiver = await joinPrivate(await connect(url, token), 'large')
      const client = await connect(url, token)
      const { channel } = await joinPrivate(client, 'large', { broadcast: { ack: true } })
      const text = 'x'.repeat(10_001)
      expect(await channel.send({ type: 'broadcast', event: 'e', payload: { text } })).toBe('error')
      await expect(channel.httpSend('e', { text })).rejects.toThrow()
      await send('large', { text })
      await send('large', { n: 1 })
      await untilTrue(() => receiver.heard.length > 0)
      expect(receiver.heard[0]?.payload).toMatchObject({ n: 1 })
    })
  })

  test('presence that changes too often ends the channel', async () => {
    const { channel } = await joinPrivate(await connect(bench.url, mint(everythingOn('p'))), 'p')
    const said: string[] = []
    channel.on('system', {}, ({ message }: { message: string }) => said.push(message))
    for (let n = 0; n < 6; n += 1) void channel.track({ n })
    await untilTrue(() => said.length > 0)
    expect(said).toEqual(['Client presence rate limit exceeded'])
  })

  test('a full server refuses further sockets', async () => {
    await withServer({ maxSockets: 1 }, async (url) => {
      const { socket } = await rawSocket(url)
      await expect(rawSocket(url)).rejects.toThrow('429')
      socket.terminate()
    })
  })
})

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
    await untilTrue(() => statuses.filter((status) => status === 'SUBSCRIBED').length >= 2)
    await untilTrue(async () => (await second.health()).status === 'ok')
    await untilTrue(async () => {
      await send('phoenix-bird', { n: 3 })
      return heard.length >= 2
    })
    // What was sent in between is not made up for: the table has it, and catching up is the app's part.
    expect(heard.map(({ payload }) => (payload as { n: number }).n).slice(0, 2)).toEqual([1, 3])
    await second.kill()
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
    const { mkdtempSync, chmodSync, rmSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    const { join } = await import('node:path')
    const { createScratchDatabase } = await import('../../supabase/local/postgres/scratch.ts')
    const folder = mkdtempSync(join(tmpdir(), 'otklik-restart-'))
    chmodSync(folder, 0o755)
    const place = { folder: join(folder, 'data'), port: await freePort(), durable: false }
    let postgres = await startPostgres(place)
    const connectionString = await createScratchDatabase(postgres.url(), 'realtime')
    const server = await startRealtime(serverOptions(connectionString))
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
      expect((await subscribe(meanwhile)).error).toMatch(/^UnableToConnectToProject: /)
      postgres = await startPostgres(place)
      await untilTrue(() => server.health().status === 'ok')
      await untilTrue(() => statuses.filter((status) => status === 'SUBSCRIBED').length === 2)
      expect(statuses).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED'])
      const { default: pg } = await import('pg')
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
