import { fork } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { RealtimeClient } from '@supabase/realtime-js'
import type { RealtimeChannel, RealtimeClientOptions } from '@supabase/realtime-js'
import pg from 'pg'
import pino from 'pino'
import { createScratchDatabase } from '../../supabase/local/postgres/scratch.ts'
import type { RealtimeSetup } from '../../supabase/local/realtime/options.ts'
import { startRealtime } from '../../supabase/local/realtime/server.ts'
import type { RealtimeServer } from '../../supabase/local/realtime/server.ts'
import { startScratchServer } from '../support/scratch-server.ts'

/*
 * A Realtime server on a database of its own, without the rest of the platform. Tokens say by
 * themselves what they may do: {"reads": ["broadcast:room"], "writes": ["presence:room"]}, which the
 * database's policies look up as real ones look up memberships.
 */

export const keys = {
  jwtSecret: 'a-secret-of-the-tests-with-enough-bytes',
  publishableKey: 'sb_publishable_tests',
  secretKey: 'sb_secret_tests',
}

const policies = `
  create policy "a token's reads may be read" on realtime.messages for select to authenticated
    using ((current_setting('request.jwt.claims')::jsonb -> 'reads') ? (extension || ':' || (select realtime.topic())));
  create policy "a token's writes may be written" on realtime.messages for insert to authenticated
    with check ((current_setting('request.jwt.claims')::jsonb -> 'writes') ? (extension || ':' || (select realtime.topic())));
`

export type Bench = Awaited<ReturnType<typeof startBench>>

/** A database with the policies above, and a Realtime server that streams from it. */
export async function startBench(setup: Partial<RealtimeSetup> = {}) {
  const postgres = await startScratchServer()
  const connectionString = await createScratchDatabase(postgres.url, 'realtime')
  const database = new pg.Pool({ connectionString })
  database.on('error', () => {})
  database.on('connect', (client) => client.on('error', () => {}))
  await database.query(policies)
  const options = serverOptions(connectionString, setup)
  const server = await startRealtime(options)
  await untilTrue(() => server.health().status === 'ok')
  return {
    postgres,
    connectionString,
    database,
    options,
    server,
    url: socketUrl(server.port),
    async stop() {
      await server.close()
      await database.end()
      await postgres.stop()
    },
  }
}

export function serverOptions(
  connectionString: string,
  setup: Partial<RealtimeSetup> = {},
): RealtimeSetup {
  const database = { connectionString }
  return { port: 0, database, ...keys, log: pino({ level: 'silent' }), ...setup }
}

export function socketUrl(port: number): string {
  return `ws://127.0.0.1:${port}/realtime/v1`
}

export type ServerProcess = { port: number; kill(): Promise<void>; health(): Promise<Health> }
type Health = ReturnType<RealtimeServer['health']>

/** The same server as a process of its own, which can be killed and whose memory is its own. */
export async function startServerProcess(
  setup: Omit<RealtimeSetup, 'log'>,
): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('./realtime-process.ts', import.meta.url))
  const child = fork(script, [JSON.stringify(setup)])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async health() {
      const response = await fetch(`http://127.0.0.1:${port}/health`)
      return (await response.json()) as Health
    },
  }
}

/** A token as Auth makes them: HS256, valid for `seconds`. */
export function mint(claims: Record<string, unknown> = {}, seconds = 600): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const body = { role: 'authenticated', sub: randomUUID(), iat: now, exp: now + seconds, ...claims }
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(body)}`
  return `${unsigned}.${createHmac('sha256', keys.jwtSecret).update(unsigned).digest('base64url')}`
}

/** Claims that may do everything on a topic. */
export function everythingOn(...topics: string[]) {
  const all = topics.flatMap((topic) => [`broadcast:${topic}`, `presence:${topic}`])
  return { reads: all, writes: all }
}

const clients: RealtimeClient[] = []

/** The official client, signed in with a token (or only with the publishable key). */
export async function connect(
  url: string,
  token?: string,
  options: RealtimeClientOptions = {},
): Promise<RealtimeClient> {
  const client = new RealtimeClient(url, {
    params: { apikey: keys.publishableKey },
    reconnectAfterMs: () => 100,
    ...options,
  })
  clients.push(client)
  if (token) await client.setAuth(token)
  return client
}

/** For afterEach: no client of one test may reconnect into the next. */
export async function disconnectAll(): Promise<void> {
  await Promise.all(clients.splice(0).map((client) => client.disconnect()))
}

export type Outcome = { status: string; error?: string }

/** Subscribes and tells the first outcome. */
export function subscribe(channel: RealtimeChannel): Promise<Outcome> {
  return new Promise((resolve) => {
    channel.subscribe((status, error) => {
      resolve({ status, ...(error ? { error: error.message } : {}) })
    })
  })
}

export type Heard = { event: string; payload: unknown; meta?: { id: string; replayed?: boolean } }

/** Every broadcast that the channel hears from now on. */
export function listen(channel: RealtimeChannel): Heard[] {
  const heard: Heard[] = []
  channel.on('broadcast', { event: '*' }, (message) => heard.push(message as unknown as Heard))
  return heard
}

/** Joins a private topic, and fails when that fails. */
export async function joinPrivate(
  client: RealtimeClient,
  topic: string,
  config: Record<string, unknown> = {},
) {
  const channel = client.channel(topic, { config: { private: true, ...config } })
  const heard = listen(channel)
  const outcome = await subscribe(channel)
  if (outcome.status !== 'SUBSCRIBED') throw new Error(`${outcome.status} ${outcome.error}`)
  return { channel, heard }
}

/** Waits until something holds; throws after `timeoutMs`. */
export async function untilTrue(
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not true after ${timeoutMs} ms: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Long enough for a message that must not come to have come. */
export function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300))
}
