import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { platformUnderTest } from '../support/platform-under-test.ts'
import { mint, service, settings, signedIn, sql, visitor, withToken } from './platform-clients.ts'

/* What stands in front of every service: keys, tokens, CORS, health, Realtime's path, faults. */

const { keys, urls } = settings
const rest = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(`${urls.api}/rest/v1/${path}`, { ...init, headers })

/** Answered only to service_role: nobody else may read this table. */
const forService = 'platform_secrets?select=words'

async function withSecrets(use: () => Promise<void>): Promise<void> {
  await sql(`create table public.platform_secrets (words text);
    alter table public.platform_secrets enable row level security;
    insert into public.platform_secrets values ('secret');
    grant all on public.platform_secrets to service_role`)
  try {
    await use()
  } finally {
    await sql('drop table public.platform_secrets')
  }
}

describe('without a key', () => {
  test('nobody is anybody: lite’s admin mode is off', () =>
    withSecrets(async () => {
      const local: Record<string, string>[] = [
        {},
        { host: 'localhost' },
        { origin: urls.api },
        { authorization: `Bearer ${mint({ sub: randomUUID() })}` },
        { 'x-forwarded-for': '127.0.0.1' },
      ]
      for (const headers of local) {
        const response = await rest(forService, headers)
        expect([response.status, await response.json()]).toMatchObject([
          401,
          { message: 'No API key found in request' },
        ])
      }
      const written = await rest(
        'platform_secrets',
        { 'content-type': 'application/json' },
        { method: 'POST', body: '{"words":"x"}' },
      )
      expect(written.status).toBe(401)
      const called = await rest('rpc/anything', {}, { method: 'POST' })
      expect(called.status).toBe(401)
      const users = await fetch(`${urls.api}/auth/v1/admin/users`)
      expect(users.status).toBe(401)
      const buckets = await fetch(`${urls.api}/storage/v1/bucket`)
      expect(await buckets.json()).toEqual([])
      const made = await fetch(`${urls.api}/storage/v1/bucket`, {
        method: 'POST',
        body: '{"name":"x","id":"x"}',
      })
      expect(await made.json()).toMatchObject({ statusCode: '403' })
    }))

  test('lite’s own pages are not there', async () => {
    for (const path of ['_system/config', '_system/introspect', '_studio', 'graphql/v1', '']) {
      expect((await fetch(`${urls.api}/${path}`)).status).toBe(404)
    }
  })
})

describe('a key', () => {
  test('unknown is refused', async () => {
    for (const apikey of [
      '',
      'x',
      'sb_secret_x',
      `${keys.secretKey}x`,
      mint({ role: 'service_role' }),
    ]) {
      expect((await rest('workspace', { apikey })).status).toBe(401)
    }
  })

  test('the publishable one and its older form are anon, the secret ones service_role', () =>
    withSecrets(async () => {
      for (const apikey of [keys.publishableKey, keys.anonKey]) {
        expect((await rest(forService, { apikey })).status).toBe(401)
        expect((await rest(forService, { apikey, authorization: `Bearer ${apikey}` })).status).toBe(
          401,
        )
        expect((await rest(`${forService}&apikey=${apikey}`)).status).toBe(401)
      }
      for (const apikey of [keys.secretKey, keys.serviceRoleKey]) {
        expect(await (await rest(forService, { apikey })).json()).toEqual([{ words: 'secret' }])
        const both = await rest(forService, { apikey, authorization: `Bearer ${apikey}` })
        expect(await both.json()).toEqual([{ words: 'secret' }])
      }
    }))

  test('a secret one in a browser is refused', async () => {
    const headers = {
      apikey: keys.secretKey,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140',
    }
    const response = await rest('workspace', headers)
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { message: 'Forbidden use of secret API key in browser' },
    ])
  })
})

describe('a token', () => {
  test('wins over the key, even over the secret one', () =>
    withSecrets(async () => {
      const { token } = await signedIn()
      const response = await rest(forService, {
        apikey: keys.secretKey,
        authorization: `Bearer ${token}`,
      })
      expect([response.status, await response.json()]).toMatchObject([403, { code: '42501' }])
    }))

  const sub = randomUUID()
  const unsigned = (algorithm: string) => {
    const [, body] = mint({ sub, role: 'service_role' }).split('.')
    return `${Buffer.from(JSON.stringify({ alg: algorithm, typ: 'JWT' })).toString('base64url')}.${body}.`
  }
  test.each([
    ['expired', mint({ sub }, -1), 'PGRST303'],
    [
      'signed with another secret',
      mint({ sub }, 60, 'another-secret-of-32-characters!'),
      'PGRST301',
    ],
    ['not signed', unsigned('none'), 'PGRST301'],
    ['of a role the API may not be', mint({ sub, role: 'postgres' }), 'PGRST301'],
    ['of an administrator of the platform', mint({ sub, role: 'supabase_admin' }), 'PGRST301'],
    ['of the future', mint({ sub, iat: Math.floor(Date.now() / 1000) + 3600 }, 7200), 'PGRST303'],
    ['no token', 'nonsense', 'PGRST301'],
  ])('%s is refused', async (_what, token, code) => {
    const response = await rest('workspace', {
      apikey: keys.publishableKey,
      authorization: `Bearer ${token}`,
    })
    expect([response.status, await response.json()]).toMatchObject([401, { code }])
    const call = await rest(
      'rpc/x',
      { apikey: keys.publishableKey, authorization: `Bearer ${token}` },
      { method: 'POST' },
    )
    expect(call.status).toBe(401)
    const storage = withToken(token).storage
    expect((await storage.listBuckets()).error).toMatchObject({ statusCode: '403' })
  })

  test('that expires while it is in use stops working', async () => {
    const client = withToken(mint({ sub }, 2))
    expect((await client.from('workspace').select('name')).status).toBe(200)
    await expect
      .poll(async () => (await client.from('workspace').select('name')).status, { timeout: 5000 })
      .toBe(401)
  })
})

test('requests grant nothing: a table without grants stays closed', async () => {
  await sql(`create table public.platform_closed (id int);
    alter table public.platform_closed enable row level security;
    create policy "anybody" on public.platform_closed for all using (true) with check (true)`)
  try {
    const { client } = await signedIn()
    for (const who of [visitor(), client]) {
      expect((await who.from('platform_closed').select()).error).toMatchObject({ code: '42501' })
      expect((await who.from('platform_closed').insert({ id: 1 })).error).toMatchObject({
        code: '42501',
      })
    }
    const [row] = await sql<{
      granted: boolean
    }>(`select has_table_privilege('anon', 'public.platform_closed', 'select')
      or has_table_privilege('authenticated', 'public.platform_closed', 'insert') as granted`)
    expect(row?.granted).toBe(false)
  } finally {
    await sql('drop table public.platform_closed')
  }
})

test('any page may call: preflight and answers carry CORS headers', async () => {
  for (const path of [
    'rest/v1/workspace',
    'auth/v1/token',
    'storage/v1/object/x/y',
    'realtime/v1/api/broadcast',
  ]) {
    const preflight = await fetch(`${urls.api}/${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'apikey,x-own',
      },
    })
    expect(preflight.status).toBe(200)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('apikey,x-own')
  }
  const refused = await rest('workspace')
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  const found = await rest('workspace', { apikey: keys.secretKey })
  expect(found.headers.get('access-control-expose-headers')).toContain('Content-Range')
})

test('health names every service behind it', async () => {
  const response = await fetch(`${urls.api}/health`)
  expect([response.status, await response.json()]).toEqual([
    200,
    { status: 'up', upstreams: { database: 'up', realtime: 'up', functions: 'up' } },
  ])
})

test('Realtime is reached by WebSocket and by HTTP', async () => {
  const { client } = await signedIn()
  const member = await client.auth.getUser()
  const name = `platform-${randomUUID()}`
  await sql(`create policy "platform test" on realtime.messages for all to authenticated
    using (realtime.topic() like 'platform-%') with check (realtime.topic() like 'platform-%')`)
  try {
    await client.realtime.setAuth()
    const heard: unknown[] = []
    const channel = client.channel(name, { config: { private: true } })
    channel.on('broadcast', { event: 'hello' }, ({ payload }) => heard.push(payload))
    const status = await new Promise((resolve) => channel.subscribe((state) => resolve(state)))
    expect(status).toBe('SUBSCRIBED')
    await sql(`select realtime.send('{"from": "sql"}', 'hello', $1, true)`, [name])
    await expect.poll(() => heard.length).toBe(1)
    const sender = service().channel(name, { config: { private: true } })
    await sender.httpSend('hello', { from: 'http', to: member.data.user?.id })
    await expect.poll(() => heard.length).toBe(2)
    expect(heard).toMatchObject([{ from: 'sql' }, { from: 'http' }])
  } finally {
    await client.removeAllChannels()
    await sql('drop policy "platform test" on realtime.messages')
  }
})

test('while Postgres is away it says so, and goes on when it is back', async () => {
  const platform = platformUnderTest()
  const call = () =>
    rest(
      'rpc/pg_sleep',
      { apikey: keys.secretKey, 'content-type': 'application/json' },
      { method: 'POST', body: '{}' },
    )
  const read = () => rest('workspace?select=name', { apikey: keys.secretKey })
  expect((await read()).status).toBe(200)
  await platform.down('postgres')
  const away = await read()
  expect([away.status, await away.json()]).toMatchObject([
    503,
    { code: expect.stringMatching(/^PGRST00[12]$/) },
  ])
  expect((await call()).status).toBe(503)
  expect((await fetch(`${urls.api}/health`)).status).toBe(503)
  await platform.up('postgres')
  await platform.untilHealthy('gateway')
  await expect.poll(async () => (await read()).status, { timeout: 10_000 }).toBe(200)
  expect((await call()).status).toBe(404)
})

test('a service that is down is a 502 with words', async () => {
  const platform = platformUnderTest()
  await platform.down('functions')
  try {
    const response = await fetch(`${urls.api}/functions/v1/anything`)
    expect([response.status, await response.json()]).toEqual([
      502,
      { message: 'The service behind this path does not answer' },
    ])
  } finally {
    await platform.up('functions')
  }
})
