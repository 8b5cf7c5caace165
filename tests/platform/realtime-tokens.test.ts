import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aMoment,
  connect,
  disconnectAll,
  everythingOn,
  joinPrivate,
  keys,
  mint,
  startBench,
  subscribe,
  untilTrue,
} from './realtime-bench.ts'
import type { Bench } from './realtime-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ limits: { sessionCheckMs: 300 } })
})
afterEach(disconnectAll)
afterAll(() => bench.stop())

type SystemMessage = { status: string; message: string; extension: string; channel: string }

/** Joins, and keeps what the server says of the channel and whether it closed it. */
async function watched(token: string, topic: string) {
  const client = await connect(bench.url, token)
  const channel = client.channel(topic, { config: { private: true } })
  const said: SystemMessage[] = []
  const statuses: string[] = []
  channel.on('system', {}, (message: SystemMessage) => said.push(message))
  await new Promise<void>((resolve) => {
    channel.subscribe((status) => {
      statuses.push(status)
      resolve()
    })
  })
  expect(statuses).toEqual(['SUBSCRIBED'])
  return { client, channel, said, statuses }
}

const joinWith = async (token: string) =>
  subscribe((await connect(bench.url, token)).channel('room', { config: { private: true } }))

describe('at the join', () => {
  test('a public channel is refused while the project allows private ones only', async () => {
    expect(await subscribe((await connect(bench.url)).channel('room'))).toEqual({
      status: 'CHANNEL_ERROR',
      error: 'PrivateOnly: This project only allows private channels',
    })
  })

  test.each([
    ['malformed', 'x.y.z', 'MalformedJWT: The token provided is not a valid JWT'],
    [
      'forged',
      mint(everythingOn('room')).replace(/\.[^.]+$/, '.AAAA'),
      'JwtSignatureError: Failed to validate JWT signature',
    ],
    [
      'without a role',
      mint({ role: undefined }),
      'InvalidJWTToken: Fields `role` and `exp` are required in JWT',
    ],
    [
      'of a role that has no business here',
      mint({ role: 'postgres' }),
      'Unauthorized: The role postgres may not use Realtime',
    ],
  ])('a token that is %s is refused', async (_, token, error) => {
    expect(await joinWith(token)).toEqual({ status: 'CHANNEL_ERROR', error })
  })

  test('a token that nobody signed is refused', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const claims = { role: 'service_role', exp: Date.now() }
    const { error } = await joinWith(`${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`)
    expect(error).toMatch(/^JwtSignerError: /)
  })

  test('an expired token is refused and says since when', async () => {
    const { error } = await joinWith(mint(everythingOn('room'), -5))
    expect(error).toMatch(/^InvalidJWTToken: Token has expired [56] seconds ago$/)
  })

  test('the publishable key stands for anon, the secret key for service_role', async () => {
    await bench.database.query(`create policy "anybody reads the board" on realtime.messages
      for select to anon using ((select realtime.topic()) = 'board')`)
    const open = { config: { private: true } }
    const anonymous = await connect(bench.url)
    expect(await subscribe(anonymous.channel('board', open))).toEqual({ status: 'SUBSCRIBED' })
    expect((await subscribe(anonymous.channel('room', open))).error).toMatch(/^Unauthorized: /)
    const staff = await connect(bench.url, undefined, { params: { apikey: keys.secretKey } })
    expect(await subscribe(staff.channel('room', open))).toEqual({ status: 'SUBSCRIBED' })
  })

  test('a wrong key does not even get a socket', async () => {
    const client = await connect(bench.url, undefined, { params: { apikey: 'sb_secret_guess' } })
    const { status } = await subscribe(client.channel('board', { config: { private: true } }))
    expect(status).toBe('CHANNEL_ERROR')
    expect(client.isConnected()).toBe(false)
  })

  test('policies see the claims and the headers of the request', async () => {
    await bench.database
      .query(`create policy "by claim" on realtime.messages for select to authenticated
      using (current_setting('request.jwt.claim.sub') || ' ' || (current_setting('request.headers')::jsonb ->> 'x-api-key') = (select realtime.topic()))`)
    const sub = randomUUID()
    const { default: WebSocket } = await import('ws')
    class WithHeader extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { 'x-api-key': keys.publishableKey } })
      }
    }
    const client = await connect(bench.url, mint({ sub }), { transport: WithHeader as never })
    await joinPrivate(client, `${sub} ${keys.publishableKey}`)
  })
})

describe('on an open channel', () => {
  test('a new token goes on where the old one ends', async () => {
    const claims = everythingOn('long')
    const { client, channel, said, statuses } = await watched(mint(claims, 2), 'long')
    await client.setAuth(mint(claims, 600))
    const heard: unknown[] = []
    channel.on('broadcast', { event: '*' }, (message) => heard.push(message))
    await new Promise((resolve) => setTimeout(resolve, 3_500))
    await bench.database.query(`select realtime.send('{"n": 1}', 'e', 'long')`)
    await untilTrue(() => heard.length === 1)
    expect([said, statuses]).toEqual([[], ['SUBSCRIBED']])
  })

  test('without a new token the channel is closed at expiry', async () => {
    const { said, statuses } = await watched(mint(everythingOn('short'), 2), 'short')
    await untilTrue(() => statuses.includes('CLOSED'))
    expect(said).toEqual([
      {
        status: 'error',
        extension: 'system',
        channel: 'short',
        message: expect.stringMatching(/^Token has expired [01] seconds ago$/),
      },
    ])
  })

  test('a token that lost a reading right closes the channel', async () => {
    const { client, said, statuses } = await watched(mint(everythingOn('lost')), 'lost')
    await client.setAuth(mint(everythingOn('other')))
    await untilTrue(() => statuses.includes('CLOSED'))
    expect(said.map(({ message }) => message)).toEqual([
      'You do not have permissions to read from this Channel topic: lost',
    ])
  })

  test('a token that lost one of two reading rights closes the channel', async () => {
    const client = await connect(bench.url, mint(everythingOn('half')))
    const channel = client.channel('half', {
      config: { private: true, presence: { enabled: true } },
    })
    const said: string[] = []
    channel.on('system', {}, (message: SystemMessage) => said.push(message.message))
    await subscribe(channel)
    await client.setAuth(mint({ reads: ['presence:half'], writes: [] }))
    await untilTrue(() => said.length > 0)
    expect(said).toEqual(['You no longer have permission to read from this Channel topic: half'])
  })

  test('a token that may write lets write at once', async () => {
    const reads = { reads: ['broadcast:talk'] }
    const client = await connect(bench.url, mint(reads))
    const { channel } = await joinPrivate(client, 'talk', { broadcast: { ack: true } })
    const send = () => channel.send({ type: 'broadcast', event: 'e', payload: {} })
    expect(await send()).toBe('error')
    await client.setAuth(mint({ ...reads, writes: ['broadcast:talk'] }))
    expect(await send()).toBe('ok')
  })

  test('an invalid token closes the channel', async () => {
    const { client, said, statuses } = await watched(mint(everythingOn('junk')), 'junk')
    await client.setAuth('no token at all')
    await untilTrue(() => statuses.includes('CLOSED'))
    expect(said.map(({ message }) => message)).toEqual(['The token provided is not a valid JWT'])
  })

  test('a policy that changed counts from the next token on, not before', async () => {
    await bench.database
      .query(`create policy "tonight" on realtime.messages for select to authenticated
      using ((select realtime.topic()) = 'party')`)
    const { client, statuses } = await watched(mint(), 'party')
    await bench.database.query(`drop policy "tonight" on realtime.messages`)
    await aMoment()
    expect(statuses).toEqual(['SUBSCRIBED'])
    await client.setAuth(mint())
    await untilTrue(() => statuses.includes('CLOSED'))
  })
})

describe('signing out', () => {
  const ended = 'Session from session_id claim in JWT does not exist'

  async function signIn() {
    const [user, session] = [randomUUID(), randomUUID()]
    await bench.database.query('insert into auth.users (id) values ($1)', [user])
    await bench.database.query('insert into auth.sessions (id, user_id) values ($1, $2)', [
      session,
      user,
    ])
    const token = mint({ ...everythingOn('room'), sub: user, session_id: session })
    const signOut = () => bench.database.query('delete from auth.sessions where id = $1', [session])
    return { token, signOut }
  }

  test('a signed-out token is refused', async () => {
    const { token, signOut } = await signIn()
    expect(await joinWith(token)).toEqual({ status: 'SUBSCRIBED' })
    await disconnectAll()
    await signOut()
    expect(await joinWith(token)).toEqual({
      status: 'CHANNEL_ERROR',
      error: `InvalidJWTToken: ${ended}`,
    })
  })

  test('who signs out elsewhere hears no more here', async () => {
    const { token, signOut } = await signIn()
    const other = await watched((await signIn()).token, 'room')
    const { said, statuses } = await watched(token, 'room')
    await signOut()
    await untilTrue(() => statuses.includes('CLOSED'))
    expect(said.map(({ message }) => message)).toEqual([ended])
    expect(other.statuses).toEqual(['SUBSCRIBED'])
  })

  test("a customer's token names a session that Auth does not know, and is welcome", async () => {
    const token = mint({ ...everythingOn('room'), kind: 'contact', session_id: randomUUID() })
    expect(await joinWith(token)).toEqual({ status: 'SUBSCRIBED' })
  })
})
