import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startRealtime } from '../../supabase/local/realtime/server.ts'
import type { RealtimeServer } from '../../supabase/local/realtime/server.ts'
import type { RealtimeSetup } from '../../supabase/local/realtime/options.ts'
import {
  connect,
  disconnectAll,
  everythingOn,
  joinPrivate,
  mint,
  serverOptions,
  socketUrl,
  startBench,
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

test('who asks more than the database can answer is sent away', async () => {
  await withServer({ maxWaitingMessages: 50, messagesPerSecond: 10_000 }, async (url, server) => {
    const { socket, push } = await rawSocket(url)
    const token = mint(everythingOn('eager'))
    push('realtime:eager', 'phx_join', { config: { private: true }, access_token: token })
    for (let n = 0; n < 60; n += 1) push('realtime:eager', 'broadcast', { event: 'e', payload: {} })
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1008)
    expect(server.health().channels).toBe(0)
  })
})

test('an address that makes no sense is refused, and the server lives on', async () => {
  const { port } = new URL(bench.url)
  const socket = connectTcp(Number(port), '127.0.0.1')
  socket.write('GET // HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1.1 404 /)
  socket.destroy()
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
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
