import type { REALTIME_SUBSCRIBE_STATES } from '@supabase/realtime-js'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aMoment,
  connect,
  disconnectAll,
  everythingOn,
  joinPrivate,
  keys,
  listen,
  mint,
  startBench,
  subscribe,
  untilTrue,
} from './realtime-bench.ts'
import type { Bench } from './realtime-bench.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ allowPublic: true })
})
afterEach(disconnectAll)
afterAll(() => bench.stop())

const member = (...topics: string[]) => mint(everythingOn(...topics))

describe.each(['1.0.0', '2.0.0'])('serializer %s', (vsn) => {
  const open = (token?: string) => connect(bench.url, token, { vsn })

  test('a public channel carries a broadcast from one client to another', async () => {
    const [alice, boris] = [await open(), await open()]
    const sender = alice.channel('lobby')
    const receiver = boris.channel('lobby')
    const heard = listen(receiver)
    expect(await subscribe(sender)).toEqual({ status: 'SUBSCRIBED' })
    expect(await subscribe(receiver)).toEqual({ status: 'SUBSCRIBED' })
    await sender.send({ type: 'broadcast', event: 'hi', payload: { text: 'привет 👋' } })
    await untilTrue(() => heard.length > 0)
    expect(heard).toEqual([{ type: 'broadcast', event: 'hi', payload: { text: 'привет 👋' } }])
  })

  test('a sender hears itself only when it asks to', async () => {
    const token = member('echo', 'quiet')
    const client = await open(token)
    const echo = await joinPrivate(client, 'echo', { broadcast: { self: true } })
    const quiet = await joinPrivate(client, 'quiet', { broadcast: { self: false } })
    await echo.channel.send({ type: 'broadcast', event: 'e', payload: {} })
    await quiet.channel.send({ type: 'broadcast', event: 'e', payload: {} })
    await untilTrue(() => echo.heard.length > 0)
    await aMoment()
    expect([echo.heard.length, quiet.heard.length]).toEqual([1, 0])
  })

  test('an acknowledged broadcast is ok after the others have been sent it', async () => {
    const token = member('acked')
    const { channel } = await joinPrivate(await open(token), 'acked', { broadcast: { ack: true } })
    const other = await joinPrivate(await open(token), 'acked')
    expect(await channel.send({ type: 'broadcast', event: 'e', payload: { n: 1 } })).toBe('ok')
    await untilTrue(() => other.heard.length === 1)
  })

  test('clients of both serializers hear each other', async () => {
    const token = member('mixed')
    const mine = await joinPrivate(await open(token), 'mixed')
    const other = vsn === '1.0.0' ? '2.0.0' : '1.0.0'
    const theirs = await joinPrivate(await connect(bench.url, token, { vsn: other }), 'mixed')
    await mine.channel.send({ type: 'broadcast', event: 'e', payload: { from: vsn, ё: '№' } })
    await untilTrue(() => theirs.heard.length > 0)
    expect(theirs.heard[0]).toMatchObject({ event: 'e', payload: { from: vsn, ё: '№' } })
  })

  test('who may not read is refused with a reason', async () => {
    const client = await open(member('elsewhere'))
    expect(await subscribe(client.channel('room', { config: { private: true } }))).toEqual({
      status: 'CHANNEL_ERROR',
      error: 'Unauthorized: You do not have permissions to read from this Channel topic: room',
    })
  })

  test('who may read but not write hears the others and is not heard', async () => {
    const writer = await joinPrivate(await open(member('news')), 'news')
    const token = mint({ reads: ['broadcast:news'], writes: [] })
    const reader = await joinPrivate(await open(token), 'news', { broadcast: { ack: true } })
    const denied = await reader.channel.send({ type: 'broadcast', event: 'e', payload: {} })
    expect(denied).toBe('error')
    await writer.channel.send({ type: 'broadcast', event: 'e', payload: { n: 1 } })
    await untilTrue(() => reader.heard.length === 1)
    expect(writer.heard).toEqual([])
  })

  test('who may read presence only joins and hears no broadcast', async () => {
    const token = mint({ reads: ['presence:mixed-rights'], writes: ['broadcast:mixed-rights'] })
    const watcher = (await open(token)).channel('mixed-rights', {
      config: { private: true, presence: { enabled: true } },
    })
    const heard = listen(watcher)
    expect(await subscribe(watcher)).toEqual({ status: 'SUBSCRIBED' })
    const writer = await joinPrivate(await open(member('mixed-rights')), 'mixed-rights')
    await writer.channel.send({ type: 'broadcast', event: 'e', payload: {} })
    await watcher.send({ type: 'broadcast', event: 'own', payload: {} })
    await untilTrue(() => writer.heard.length === 1)
    expect(heard).toEqual([])
  })

  test('presence: everybody sees who is there, who comes and who goes', async () => {
    const token = member('desk')
    const seen: string[] = []
    const here = async (key: string) => {
      const channel = (await open(token)).channel('desk', {
        config: { private: true, presence: { key } },
      })
      channel
        .on('presence', { event: 'sync' }, () => seen.push(`${key} syncs`))
        .on('presence', { event: 'join' }, (join) => seen.push(`${key} sees ${join.key} come`))
        .on('presence', { event: 'leave' }, (leave) => seen.push(`${key} sees ${leave.key} go`))
      expect(await subscribe(channel)).toEqual({ status: 'SUBSCRIBED' })
      expect(await channel.track({ name: key })).toBe('ok')
      return channel
    }
    const anna = await here('anna')
    const pavel = await here('pavel')
    const both = () => Object.keys(anna.presenceState()).length === 2
    await untilTrue(() => both() && Object.keys(pavel.presenceState()).length === 2)
    expect(pavel.presenceState()).toMatchObject({
      anna: [{ name: 'anna', presence_ref: expect.any(String) }],
      pavel: [{ name: 'pavel' }],
    })
    await pavel.track({ name: 'pavel', typing: true })
    await untilTrue(() => anna.presenceState().pavel?.length === 1)
    await untilTrue(() => 'typing' in (anna.presenceState().pavel?.[0] ?? {}))
    await pavel.unsubscribe()
    await untilTrue(() => !('pavel' in anna.presenceState()))
    expect(seen).toContain('anna sees pavel come')
    expect(seen).toContain('anna sees pavel go')
    expect(seen.filter((line) => line === 'pavel sees anna come')).toHaveLength(1)
    await anna.untrack()
    await untilTrue(() => Object.keys(anna.presenceState()).length === 0)
  })

  test('presence: a broken connection counts as leaving', async () => {
    const token = member('desk')
    const config = { config: { private: true, presence: { key: 'stays', enabled: true } } }
    const stays = (await open(token)).channel('desk', config)
    await subscribe(stays)
    const gone = await open(token)
    const channel = gone.channel('desk', { config: { private: true, presence: { key: 'gone' } } })
    await subscribe(channel)
    await channel.track({})
    await untilTrue(() => 'gone' in stays.presenceState())
    await gone.disconnect()
    await untilTrue(() => !('gone' in stays.presenceState()))
  })

  test('presence is refused by policy, reading and writing apart', async () => {
    const config = { config: { private: true, presence: { key: 'x', enabled: true } } }
    const shown = (await open(member('floor'))).channel('floor', config)
    await subscribe(shown)
    await shown.track({ here: true })
    const reads = ['broadcast:floor', 'presence:floor']
    const mayOnlyLook = (await open(mint({ reads, writes: [] }))).channel('floor', config)
    await subscribe(mayOnlyLook)
    expect(await mayOnlyLook.track({})).toBe('error')
    await untilTrue(() => 'x' in mayOnlyLook.presenceState())
    const blind = mint({ reads: ['broadcast:floor'], writes: ['presence:floor'] })
    const mayOnlyShow = (await open(blind)).channel('floor', {
      config: { private: true, presence: { key: 'blind', enabled: true } },
    })
    await subscribe(mayOnlyShow)
    expect(await mayOnlyShow.track({})).toBe('ok')
    await untilTrue(() => 'blind' in mayOnlyLook.presenceState())
    expect(mayOnlyShow.presenceState()).toEqual({})
  })
})

test('bytes travel as bytes', async () => {
  const token = member('files')
  const sender = await joinPrivate(await connect(bench.url, token), 'files')
  const receiver = await joinPrivate(await connect(bench.url, token), 'files')
  const bytes = Uint8Array.from([0, 255, 4, 7]).buffer
  await sender.channel.send({ type: 'broadcast', event: 'blob', payload: bytes })
  await untilTrue(() => receiver.heard.length > 0)
  expect(new Uint8Array(receiver.heard[0]?.payload as ArrayBuffer)).toEqual(new Uint8Array(bytes))
})

test('public and private channels of one name do not hear each other', async () => {
  const inside = await joinPrivate(await connect(bench.url, member('same')), 'same')
  const outside = (await connect(bench.url)).channel('same')
  const heard = listen(outside)
  await subscribe(outside)
  await outside.send({ type: 'broadcast', event: 'e', payload: {} })
  await inside.channel.send({ type: 'broadcast', event: 'e', payload: {} })
  await aMoment()
  expect([inside.heard, heard]).toEqual([[], []])
})

test('a channel that was left is silent and can be joined again', async () => {
  const client = await connect(bench.url, member('again', 'kept'))
  await joinPrivate(client, 'kept')
  const first = await joinPrivate(client, 'again')
  expect(await client.removeChannel(first.channel)).toBe('ok')
  const { channel, heard } = await joinPrivate(client, 'again', { broadcast: { self: true } })
  await channel.send({ type: 'broadcast', event: 'e', payload: {} })
  await untilTrue(() => heard.length === 1)
  expect(first.heard).toEqual([])
})

test('a hundred channels per connection and not one more', async () => {
  const topics = Array.from({ length: 101 }, (_, index) => `many-${index}`)
  const client = await connect(bench.url, member(...topics))
  const outcomes = await Promise.all(
    topics.map((topic) => subscribe(client.channel(topic, { config: { private: true } }))),
  )
  const refused = outcomes.filter(({ status }) => status !== 'SUBSCRIBED')
  expect(refused).toEqual([
    { status: 'CHANNEL_ERROR', error: 'ChannelRateLimitReached: Too many channels' },
  ])
})

test('postgres_changes are refused in so many words', async () => {
  const channel = (await connect(bench.url, member('table'))).channel('table', {
    config: { private: true },
  })
  channel.on('postgres_changes', { event: '*', schema: 'public' }, () => {})
  const { status, error } = await subscribe(channel)
  expect(status).toBe('CHANNEL_ERROR' satisfies `${REALTIME_SUBSCRIBE_STATES}`)
  expect(error).toMatch(/^RealtimeDisabledForConfiguration: .*broadcast from the database/)
})

describe('over HTTP', () => {
  const post = (path: string, headers: Record<string, string>, body: unknown) =>
    fetch(`http://127.0.0.1:${bench.server.port}/realtime/v1/api/broadcast${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  test('a channel that was not joined sends over REST, public and private', async () => {
    const token = member('by-http')
    const receiver = await joinPrivate(await connect(bench.url, token), 'by-http')
    const sender = (await connect(bench.url, token)).channel('by-http', {
      config: { private: true },
    })
    expect(await sender.httpSend('e', { n: 1 })).toEqual({ success: true })
    expect(await sender.send({ type: 'broadcast', event: 'e', payload: { n: 2 } })).toBe('ok')
    await untilTrue(() => receiver.heard.length === 2)
    expect(receiver.heard.map(({ payload }) => payload)).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('bytes, and names with slashes and spaces', async () => {
    const token = member('a/b c')
    const receiver = await joinPrivate(await connect(bench.url, token), 'a/b c')
    const sender = (await connect(bench.url, token)).channel('a/b c', { config: { private: true } })
    await sender.httpSend('x/y', Uint8Array.from([1, 2]).buffer)
    await untilTrue(() => receiver.heard.length === 1)
    expect(receiver.heard[0]?.event).toBe('x/y')
    expect(new Uint8Array(receiver.heard[0]?.payload as ArrayBuffer)).toEqual(
      Uint8Array.from([1, 2]),
    )
  })

  test('who may not write is refused; in a batch the message is left out', async () => {
    const receiver = await joinPrivate(await connect(bench.url, member('closed')), 'closed')
    const token = mint({ reads: ['broadcast:closed'], writes: [] })
    const channel = (await connect(bench.url, token)).channel('closed', {
      config: { private: true },
    })
    await expect(channel.httpSend('e', {})).rejects.toThrow('Unauthorized')
    expect(await channel.send({ type: 'broadcast', event: 'e', payload: {} })).toBe('ok')
    await aMoment()
    expect(receiver.heard).toEqual([])
  })

  test('the secret key may write everywhere, no key nowhere', async () => {
    const receiver = await joinPrivate(await connect(bench.url, member('staff')), 'staff')
    const message = { topic: 'staff', event: 'e', payload: { n: 1 }, private: true }
    const body = { messages: [message] }
    expect((await post('', { apikey: keys.secretKey }, body)).status).toBe(202)
    expect((await post('', {}, body)).status).toBe(401)
    expect((await post('', { apikey: 'sb_secret_guess' }, body)).status).toBe(401)
    await untilTrue(() => receiver.heard.length === 1)
    await aMoment()
    expect(receiver.heard).toHaveLength(1)
  })

  test('what is missing is named', async () => {
    const incomplete = await post('', { apikey: keys.secretKey }, { messages: [{ topic: 't' }] })
    expect(incomplete.status).toBe(422)
    expect(await incomplete.json()).toEqual({
      errors: { messages: [{ event: ["can't be blank"], payload: ["can't be blank"] }] },
    })
  })
})
