import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { SignJWT, jwtVerify } from 'npm:jose@6.2.17'
import { RpcRefused } from '../_shared/data-api.ts'
import { handle, type Dependencies, type Inbox } from './handler.ts'
import type { Visit } from './handler.ts'

const now = Date.UTC(2026, 10, 22, 12)
const jwtSecret = 'a platform secret of more than 32 characters'
const identitySecret = 'an identity secret of more than 32 characters'
const secret = 'x'.repeat(43)
const session = { session_id: 's-1', contact_id: 'c-1', inbox_id: 'i-1' }
const seconds = now / 1000

const previousSecret = 'the identity secret before, of more than 32'
const settings = { name: 'Demo', greetings: { en: 'Hello' } }
const inbox: Inbox = {
  id: 'i-1',
  secrets: [
    { kid: 'new', secret: identitySecret },
    { kid: 'old', secret: previousSecret },
  ],
  identity_is_enforced: false,
  allowed_domains: [],
  settings,
}

/** Dependencies that remember whom a session was opened for, and which identities were refused. */
function platform(changes: Partial<Dependencies> = {}, of: Partial<Inbox> = {}) {
  const opened: Visit[] = []
  const ended: string[] = []
  const failures: (string | null)[] = []
  const dependencies: Dependencies = {
    jwtSecret,
    deskUrl: 'https://desk.example.com',
    addressHeader: undefined,
    now: () => now,
    findInbox: (key) => Promise.resolve(key === 'demo' ? { ...inbox, ...of } : null),
    openSession: (visit) => {
      opened.push(visit)
      return Promise.resolve({ ...session, is_verified: visit.identity !== null, joined: 0 })
    },
    endSession: (id) => {
      ended.push(id)
      return Promise.resolve()
    },
    noteFailure: (_inbox, address) => {
      failures.push(address)
      return Promise.resolve(0)
    },
    ...changes,
  }
  return { dependencies, opened, ended, failures }
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request('http://functions/widget-session', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

function sign(
  claims: Record<string, unknown>,
  key = identitySecret,
  header: { alg: string; kid?: string; crit?: string[] } = { alg: 'HS256' },
) {
  return new SignJWT(claims).setProtectedHeader(header).sign(new TextEncoder().encode(key))
}

/** A token whose parts are written by hand, signed as HS256 whatever its header says. */
function handmade(header: unknown, claims: unknown, key = identitySecret): string {
  const part = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const unsigned = `${part(header)}.${part(claims)}`
  return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`
}

function userHash(
  user_id: unknown,
  ts: unknown,
  key = identitySecret,
  signed = `${user_id}:${ts}`,
) {
  return { user_id, ts, hash: createHmac('sha256', key).update(signed).digest('hex') }
}

async function answer(request: Request, dependencies: Dependencies) {
  const response = await handle(request, dependencies)
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text), text }
}

function same(actual: unknown, expected: unknown) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}

Deno.test('a visitor gets a token that says contact, for ten minutes', async () => {
  const { dependencies, opened } = platform()
  const { status, body, text } = await answer(post({ inbox_key: 'demo', secret }), dependencies)
  same(status, 200)
  same(
    opened.map((visit) => visit.identity),
    [null],
  )
  same([body.inbox, body.session_id, body.is_verified, body.joined], [settings, 's-1', false, 0])
  same(body.expires_at, seconds + 600)
  same(text.includes(identitySecret), false)
  const { payload } = await jwtVerify(body.token, new TextEncoder().encode(jwtSecret), {
    currentDate: new Date(now),
  })
  same(payload, {
    role: 'authenticated',
    kind: 'contact',
    inbox_id: 'i-1',
    visitor_session_id: 's-1',
    sub: 'c-1',
    aud: 'authenticated',
    iat: seconds,
    exp: seconds + 600,
  })
})

Deno.test('a signed identity reaches the database, in the lengths it takes', async () => {
  const { dependencies, opened } = platform()
  const identity_token = await sign({
    user_id: 42,
    name: 'М'.repeat(300),
    email: 'no address',
    company_id: 'northwind',
    company_name: 'Северный ветер',
    role: 'service_role',
    exp: seconds + 3600,
  })
  const { status } = await answer(post({ inbox_key: 'demo', secret, identity_token }), dependencies)
  same(status, 200)
  same(
    opened.map((visit) => visit.identity),
    [
      {
        user_id: '42',
        name: 'М'.repeat(120),
        company_id: 'northwind',
        company_name: 'Северный ветер',
      },
    ],
  )
})

Deno.test('what else is signed are attributes; what is not, stays apart', async () => {
  const { dependencies, opened } = platform()
  const identity_token = await sign({
    user_id: 'u',
    plan: 'gold',
    attributes: { seats: 12, vip: true, nested: { a: 1 }, 'Bad Key': 1 },
    company: { id: 'c', name: 'C' },
    exp: seconds + 60,
  })
  const body = {
    inbox_key: 'demo',
    secret,
    identity_token,
    attributes: { plan: 'platinum', note: 'x'.repeat(900) },
    page: { url: 'https://shop.example/'.padEnd(900, 'x'), title: 7 },
    visitor_secret: 'v'.repeat(43),
  }
  same((await answer(post(body), dependencies)).status, 200)
  same(opened[0]?.identity, {
    user_id: 'u',
    company_id: 'c',
    company_name: 'C',
    attributes: { plan: 'gold', seats: 12, vip: true },
  })
  same(opened[0]?.said.attributes, { plan: 'platinum', note: 'x'.repeat(500) })
  same(opened[0]?.said.page?.url?.length, 500)
  same(opened[0]?.visitor_secret, 'v'.repeat(43))
})

for (const [what, identity] of [
  [
    'the secret before, for as long as it is given',
    () => sign({ user_id: 'u', exp: seconds + 60 }, previousSecret),
  ],
  [
    'a kid',
    () => sign({ user_id: 'u', exp: seconds + 60 }, previousSecret, { alg: 'HS256', kid: 'old' }),
  ],
  [
    'a clock that is a minute ahead',
    () => sign({ user_id: 'u', iat: seconds + 59, exp: seconds + 600 }),
  ],
  ['an expiry of a minute ago', () => sign({ user_id: 'u', exp: seconds - 59 })],
] as const) {
  Deno.test(`an identity with ${what} is taken`, async () => {
    const { dependencies, opened } = platform()
    const request = post({ inbox_key: 'demo', secret, identity_token: await identity() })
    same((await answer(request, dependencies)).status, 200)
    same(opened[0]?.identity, { user_id: 'u' })
  })
}

Deno.test('an older integration signs user and time; its name is a claim', async () => {
  for (const ts of [seconds, String(seconds - 3599), seconds + 3599]) {
    const { dependencies, opened } = platform()
    const user_hash = { ...userHash('maria', ts), name: 'Мария', email: 'no address' }
    const { status } = await answer(post({ inbox_key: 'demo', secret, user_hash }), dependencies)
    same(status, 200)
    same(opened[0]?.identity, { user_id: 'maria', claimed_name: 'Мария' })
  }
})

const unsigned = (claims: object) =>
  `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.`.replaceAll('=', '')

const good = { user_id: 'u', exp: seconds + 60 }

/** Another's claims under a signature that was good for the first. */
function swapped(token: string, claims: object): string {
  const [header, , signature] = token.split('.')
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

const forged: [string, () => Promise<string> | string, string][] = [
  [
    'another secret',
    () => sign({ user_id: 'u', exp: seconds + 60 }, 'z'.repeat(40)),
    'identity_invalid',
  ],
  [
    'our platform secret',
    () => sign({ user_id: 'u', exp: seconds + 60 }, jwtSecret),
    'identity_invalid',
  ],
  [
    'another algorithm',
    () => sign({ user_id: 'u', exp: seconds + 60 }, 'z'.repeat(64), { alg: 'HS512' }),
    'identity_invalid',
  ],
  [
    'the right secret, another algorithm',
    () =>
      sign({ user_id: 'u', exp: seconds + 60 }, identitySecret + 'z'.repeat(30), { alg: 'HS512' }),
    'identity_invalid',
  ],
  ['no signature', () => unsigned({ user_id: 'u', exp: seconds + 60 }), 'identity_invalid'],
  ['no expiry', () => sign({ user_id: 'u' }), 'identity_invalid'],
  [
    'an expiry in words',
    () => sign({ user_id: 'u', exp: 'tomorrow' as never }),
    'identity_invalid',
  ],
  ['no user', () => sign({ exp: seconds + 60 }), 'identity_invalid'],
  ['an empty user', () => sign({ user_id: '  ', exp: seconds + 60 }), 'identity_invalid'],
  ['an object as user', () => sign({ user_id: { id: 1 }, exp: seconds + 60 }), 'identity_invalid'],
  [
    'a user id too long to tell apart',
    () => sign({ user_id: 'u'.repeat(201), exp: seconds + 60 }),
    'identity_invalid',
  ],
  ['an expiry past a day', () => sign({ user_id: 'u', exp: seconds + 90_000 }), 'identity_invalid'],
  ['a past expiry', () => sign({ user_id: 'u', exp: seconds - 61 }), 'identity_expired'],
  [
    'a beginning in the future',
    () => sign({ user_id: 'u', nbf: seconds + 600, exp: seconds + 900 }),
    'identity_invalid',
  ],
  ['no token at all', () => 'maria', 'identity_invalid'],
  ['an empty token', () => '', 'identity_invalid'],
  [
    'a secret of long ago',
    () => sign(good, 'the secret before the one before, 32 long'),
    'identity_invalid',
  ],
  [
    'no signature but good claims in None',
    () => handmade({ alg: 'None' }, good),
    'identity_invalid',
  ],
  ['the algorithm of a public key', () => handmade({ alg: 'RS256' }, good), 'identity_invalid'],
  ['an algorithm in small letters', () => handmade({ alg: 'hs256' }, good), 'identity_invalid'],
  ['no algorithm', () => handmade({ typ: 'JWT' }, good), 'identity_invalid'],
  ['a header that is no object', () => handmade('[]', good), 'identity_invalid'],
  ['a header that is no JSON', () => handmade('{', good), 'identity_invalid'],
  [
    'an unknown extension it calls critical',
    () => handmade({ alg: 'HS256', crit: ['x'], x: 1 }, good),
    'identity_invalid',
  ],
  ['claims that are a list', () => handmade({ alg: 'HS256' }, '[]'), 'identity_invalid'],
  ['claims that are no JSON', () => handmade({ alg: 'HS256' }, 'user_id'), 'identity_invalid'],
  ['claims that are nothing', () => handmade({ alg: 'HS256' }, 'null'), 'identity_invalid'],
  [
    'a kid of nobody',
    () => sign(good, identitySecret, { alg: 'HS256', kid: 'other' }),
    'identity_invalid',
  ],
  [
    'the kid of the other secret',
    () => sign(good, identitySecret, { alg: 'HS256', kid: 'old' }),
    'identity_invalid',
  ],
  ['an empty kid', () => sign(good, identitySecret, { alg: 'HS256', kid: '' }), 'identity_invalid'],
  ['a kid that is a number', () => handmade({ alg: 'HS256', kid: 1 }, good), 'identity_invalid'],
  [
    'a kid that is a path',
    () => handmade({ alg: 'HS256', kid: '../../dev/null' }, good, ''.padEnd(1, 'x')),
    'identity_invalid',
  ],
  ['a beginning in words', () => sign({ ...good, nbf: 'now' as never }), 'identity_invalid'],
  ['an issue in the future', () => sign({ ...good, iat: seconds + 61 }), 'identity_invalid'],
  [
    'an issue in words',
    () => handmade({ alg: 'HS256' }, { ...good, iat: 'now' }),
    'identity_invalid',
  ],
  [
    'an issue two days before its expiry',
    () => sign({ ...good, iat: seconds - 2 * 86_400 }),
    'identity_invalid',
  ],
  [
    'an expiry in milliseconds',
    () => sign({ user_id: 'u', exp: seconds * 1000 }),
    'identity_invalid',
  ],
  [
    'an expiry of nothing',
    () => handmade({ alg: 'HS256' }, { user_id: 'u', exp: null }),
    'identity_invalid',
  ],
  [
    'an expiry beyond numbers',
    () => handmade({ alg: 'HS256' }, '{"user_id":"u","exp":1e999}'),
    'identity_invalid',
  ],
  ['a negative expiry', () => sign({ user_id: 'u', exp: -1 }), 'identity_expired'],
  ['an expiry at the beginning of time', () => sign({ user_id: 'u', exp: 0 }), 'identity_expired'],
  [
    'an expiry of yesterday under the secret before',
    () => sign({ user_id: 'u', exp: seconds - 86_400 }, previousSecret),
    'identity_expired',
  ],
  [
    'an expiry of yesterday under no secret of ours',
    () => sign({ user_id: 'u', exp: seconds - 86_400 }, 'z'.repeat(40)),
    'identity_invalid',
  ],
  ['a list as user', () => sign({ user_id: ['u'], exp: seconds + 60 }), 'identity_invalid'],
  [
    'nothing as user',
    () => handmade({ alg: 'HS256' }, { user_id: null, exp: seconds + 60 }),
    'identity_invalid',
  ],
  ['truth as user', () => sign({ user_id: true, exp: seconds + 60 }), 'identity_invalid'],
  ['a user of NULs', () => sign({ user_id: '\0\0', exp: seconds + 60 }), 'identity_invalid'],
  ['a subject instead of a user', () => sign({ sub: 'u', exp: seconds + 60 }), 'identity_invalid'],
  [
    'claims swapped under a signature',
    async () => swapped(await sign(good), { ...good, user_id: 'boss' }),
    'identity_invalid',
  ],
  ['its signature cut short', async () => (await sign(good)).slice(0, -4), 'identity_invalid'],
  [
    'its signature left out',
    async () => (await sign(good)).replace(/[^.]+$/, ''),
    'identity_invalid',
  ],
  [
    'a signature in other letters',
    async () => (await sign(good)).replace(/.{8}$/, 'AAAAAAAA'),
    'identity_invalid',
  ],
  ['a fourth part', async () => `${await sign(good)}.x`, 'identity_invalid'],
  [
    'a token of ours, meant for the platform',
    () => sign({ ...good, kind: 'contact', aud: 'authenticated' }, jwtSecret),
    'identity_invalid',
  ],
]

const hashed: [string, () => unknown, string][] = [
  ['of another secret', () => userHash('u', seconds, 'z'.repeat(40)), 'identity_invalid'],
  ['of our platform secret', () => userHash('u', seconds, jwtSecret), 'identity_invalid'],
  ['of more than an hour ago', () => userHash('u', seconds - 3601), 'identity_expired'],
  ['of a time to come', () => userHash('u', seconds + 3601), 'identity_invalid'],
  ['of a time in milliseconds', () => userHash('u', seconds * 1000), 'identity_invalid'],
  [
    'without a time, as another messenger takes it',
    () => userHash('u', undefined, identitySecret, 'u'),
    'identity_invalid',
  ],
  [
    'with a time that was not signed',
    () => ({ ...userHash('u', seconds - 9000), ts: seconds }),
    'identity_invalid',
  ],
  [
    'with another user than was signed',
    () => ({ ...userHash('u', seconds), user_id: 'boss' }),
    'identity_invalid',
  ],
  [
    'whose colon is in the user',
    () => userHash('u:1', seconds, identitySecret, `u:1:${seconds - 5}`),
    'identity_invalid',
  ],
  ['of a user with a blank more', () => userHash('u ', seconds), 'identity_invalid'],
  ['of nobody', () => userHash('', seconds), 'identity_invalid'],
  ['of a user that is a list', () => userHash(['u'], seconds), 'identity_invalid'],
  [
    'with half a hash',
    () => ({ ...userHash('u', seconds), hash: userHash('u', seconds).hash.slice(0, 32) }),
    'identity_invalid',
  ],
  ['with an empty hash', () => ({ ...userHash('u', seconds), hash: '' }), 'identity_invalid'],
  ['with no hash', () => ({ user_id: 'u', ts: seconds }), 'identity_invalid'],
  [
    'with a hash that is a list',
    () => ({ ...userHash('u', seconds), hash: [userHash('u', seconds).hash] }),
    'identity_invalid',
  ],
  ['with a time of half seconds', () => userHash('u', seconds + 0.5), 'identity_invalid'],
  [
    'of a user too long to tell apart',
    () => userHash('u'.repeat(201), seconds),
    'identity_invalid',
  ],
]

for (const [what, user_hash, reason] of hashed) {
  Deno.test(`a hash ${what} opens nothing`, async () => {
    const { dependencies, opened, failures } = platform()
    const request = post({ inbox_key: 'demo', secret, user_hash: user_hash() })
    const { status, body } = await answer(request, dependencies)
    same([status, body, opened, failures], [401, { reason }, [], [null]])
  })
}

for (const [what, token, reason] of forged) {
  Deno.test(`an identity with ${what} opens nothing`, async () => {
    const { dependencies, opened, failures } = platform()
    const request = post({ inbox_key: 'demo', secret, identity_token: await token() })
    const { status, body } = await answer(request, dependencies)
    same([status, body, opened, failures], [401, { reason }, [], [null]])
  })
}

const bad: [string, unknown, number, string][] = [
  ['that is no JSON', '{', 400, 'body_invalid'],
  ['that is a list', [], 400, 'body_invalid'],
  ['without a key', { secret }, 400, 'body_invalid'],
  ['with a number for a secret', { inbox_key: 'demo', secret: 1 }, 400, 'body_invalid'],
  [
    'with an object for a token',
    { inbox_key: 'demo', secret, identity_token: {} },
    400,
    'body_invalid',
  ],
  ['with a short secret', { inbox_key: 'demo', secret: 'x'.repeat(42) }, 400, 'secret_too_short'],
  ['for an unknown inbox', { inbox_key: 'nope', secret }, 404, 'inbox_not_found'],
  ['of more than 16 KiB', { inbox_key: 'demo', secret: 'x'.repeat(17_000) }, 413, 'body_too_large'],
  [
    'with two identities at once',
    { inbox_key: 'demo', secret, identity_token: 'x', user_hash: {} },
    400,
    'body_invalid',
  ],
  ['with a word for a hash', { inbox_key: 'demo', secret, user_hash: 'x' }, 400, 'body_invalid'],
  ['with a list of attributes', { inbox_key: 'demo', secret, attributes: [] }, 400, 'body_invalid'],
  [
    'with a number for the visitor',
    { inbox_key: 'demo', secret, visitor_secret: 1 },
    400,
    'body_invalid',
  ],
]

for (const [what, body, status, reason] of bad) {
  Deno.test(`a request ${what} is refused`, async () => {
    const { dependencies, opened } = platform()
    const got = await answer(post(body), dependencies)
    same([got.status, got.body, opened], [status, { reason }, []])
  })
}

Deno.test('a body that hides its length is not read to its end', async () => {
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1024))
    },
  })
  const request = new Request('http://functions/widget-session', { method: 'POST', body: endless })
  const { status } = await answer(request, platform().dependencies)
  same(status, 413)
  same(pulled < 20, true)
})

for (const jwtSecret of [undefined, '', 'short']) {
  Deno.test(
    `with ${JSON.stringify(jwtSecret)} as the platform's secret nobody is let in`,
    async () => {
      const { dependencies, opened } = platform({ jwtSecret })
      const { status, body } = await answer(post({ inbox_key: 'demo', secret }), dependencies)
      same([status, body, opened], [503, { reason: 'not_configured' }, []])
    },
  )
}

Deno.test('an inbox that lost its secret refuses identities', async () => {
  const { dependencies } = platform({}, { secrets: [{ kid: 'x', secret: '' }] })
  const identity_token = await sign(good)
  const { status, body } = await answer(
    post({ inbox_key: 'demo', secret, identity_token }),
    dependencies,
  )
  same([status, body], [503, { reason: 'not_configured' }])
})

Deno.test('an inbox that enforces identities takes no visitor', async () => {
  const { dependencies, opened } = platform({}, { identity_is_enforced: true })
  const visitor = await answer(post({ inbox_key: 'demo', secret }), dependencies)
  same([visitor.status, visitor.body, opened], [401, { reason: 'identity_required' }, []])
  const identity_token = await sign(good)
  const known = await answer(post({ inbox_key: 'demo', secret, identity_token }), dependencies)
  same(known.status, 200)
})

Deno.test('whoever tries identities too often is told to wait', async () => {
  const { dependencies, opened } = platform({ noteFailure: () => Promise.resolve(31) })
  const request = post({ inbox_key: 'demo', secret, identity_token: 'x' })
  const response = await handle(request, dependencies)
  same(
    [response.status, await response.json(), opened],
    [429, { reason: 'rate_limited', seconds: 31 }, []],
  )
  same(response.headers.get('retry-after'), '31')
})

for (const [origin, status] of [
  ['https://desk.example.com', 200],
  ['https://desk.example.com.evil.test', 403],
  ['https://evil.test', 403],
  ['http://desk.example.com', 403],
  ['https://desk.example.com:8443', 403],
  ['null', 403],
] as const) {
  Deno.test(`a request from a page of ${origin} is answered with ${status}`, async () => {
    const { dependencies, opened } = platform()
    const got = await answer(post({ inbox_key: 'demo', secret }, { origin }), dependencies)
    same([got.status, opened.length], [status, status === 200 ? 1 : 0])
  })
}

const domains = ['shop.example.com', '*.partner.example', 'https://only.example', 'localhost:4000']
for (const [host_origin, status] of [
  ['https://shop.example.com', 200],
  ['http://shop.example.com', 200],
  ['https://a.b.partner.example', 200],
  ['https://only.example', 200],
  ['http://localhost:4000', 200],
  ['https://partner.example', 403],
  ['https://evilpartner.example', 403],
  ['http://only.example', 403],
  ['https://shop.example.com:444', 403],
  ['https://shop.example.com.evil.test', 403],
  ['https://evil.test/https://shop.example.com', 403],
  ['null', 403],
] as const) {
  Deno.test(`a widget in a page of ${host_origin} is answered with ${status}`, async () => {
    const { dependencies } = platform({}, { allowed_domains: domains })
    const got = await answer(post({ inbox_key: 'demo', secret, host_origin }), dependencies)
    same(got.status, status)
  })
}

Deno.test('an address is read from the trusted header alone, the last of a list', async () => {
  const trusting = platform({ addressHeader: 'x-forwarded-for' })
  const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'x-real-ip': '6.6.6.6' }
  await answer(post({ inbox_key: 'demo', secret }, headers), trusting.dependencies)
  same(trusting.opened[0]?.address, '203.0.113.9')
  const trustless = platform()
  await answer(post({ inbox_key: 'demo', secret }, headers), trustless.dependencies)
  same(trustless.opened[0]?.address, null)
})

Deno.test('refusals of the database keep their reason, anything else says nothing', async () => {
  const refusing = (error: Error) =>
    platform({ openSession: () => Promise.reject(error) }).dependencies
  const ask = (error: Error) => answer(post({ inbox_key: 'demo', secret }), refusing(error))
  const taken = await ask(new RpcRefused('session_of_another', 409))
  same([taken.status, taken.body], [409, { reason: 'session_of_another' }])
  const blocked = await ask(new RpcRefused('contact_blocked', 403))
  same([blocked.status, blocked.body], [403, { reason: 'contact_blocked' }])
  const slow = await ask(new RpcRefused('rate_limited', 429, '17'))
  same([slow.status, slow.body], [429, { reason: 'rate_limited', seconds: 17 }])
  const broken = await ask(new RpcRefused('relation "secrets" does not exist', 500))
  same([broken.status, broken.body], [503, { reason: 'unavailable' }])
})

Deno.test('a token ends its own session and no other token does', async () => {
  const { dependencies, ended } = platform()
  const { body } = await answer(post({ inbox_key: 'demo', secret }), dependencies)
  const end = (token: string) =>
    answer(
      new Request('http://functions/widget-session', {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      }),
      dependencies,
    )
  same((await end(body.token)).status, 204)
  same(ended, ['s-1'])
  const member = await sign(
    { sub: 'm', aud: 'authenticated', visitor_session_id: 's-2', exp: seconds + 60 },
    jwtSecret,
  )
  same((await end(member)).status, 401)
  same((await end('')).status, 401)
  same(ended, ['s-1'])
})

Deno.test('a preflight is answered, other methods are not', async () => {
  const { dependencies } = platform()
  const ask = (method: string) => handle(new Request('http://functions/', { method }), dependencies)
  const preflight = await ask('OPTIONS')
  same(preflight.status, 204)
  same(preflight.headers.get('access-control-allow-origin'), '*')
  same((await ask('GET')).status, 405)
})
