import { SignJWT, jwtVerify } from 'npm:jose@6.2.17'
import { RpcRefused } from '../_shared/data-api.ts'
import { handle, type Dependencies } from './handler.ts'
import type { Identity } from './identity.ts'

const now = Date.UTC(2026, 10, 22, 12)
const jwtSecret = 'a platform secret of more than 32 characters'
const identitySecret = 'an identity secret of more than 32 characters'
const secret = 'x'.repeat(43)
const session = { session_id: 's-1', contact_id: 'c-1', inbox_id: 'i-1' }
const seconds = now / 1000

/** Dependencies that remember whom a session was opened for. */
function platform(changes: Partial<Dependencies> = {}) {
  const opened: (Identity | null)[] = []
  const ended: string[] = []
  const dependencies: Dependencies = {
    jwtSecret,
    now: () => now,
    findInbox: (key) =>
      Promise.resolve(
        key === 'demo'
          ? { id: 'i-1', name: 'Demo', greetings: { en: 'Hello' }, identity_secret: identitySecret }
          : null,
      ),
    openSession: (_inbox, _secret, identity) => {
      opened.push(identity)
      return Promise.resolve(session)
    },
    endSession: (id) => {
      ended.push(id)
      return Promise.resolve()
    },
    ...changes,
  }
  return { dependencies, opened, ended }
}

const post = (body: unknown) =>
  new Request('http://functions/widget-session', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

function sign(claims: Record<string, unknown>, key = identitySecret, alg = 'HS256') {
  return new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key))
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
  same(opened, [null])
  same(body.inbox, { name: 'Demo', greetings: { en: 'Hello' } })
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
  same(opened, [
    {
      user_id: '42',
      name: 'М'.repeat(120),
      company_id: 'northwind',
      company_name: 'Северный ветер',
    },
  ])
})

const unsigned = (claims: object) =>
  `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.`.replaceAll('=', '')

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
    () => sign({ user_id: 'u', exp: seconds + 60 }, 'z'.repeat(64), 'HS512'),
    'identity_invalid',
  ],
  [
    'the right secret, another algorithm',
    () => sign({ user_id: 'u', exp: seconds + 60 }, identitySecret + 'z'.repeat(30), 'HS512'),
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
]

for (const [what, token, reason] of forged) {
  Deno.test(`an identity with ${what} opens nothing`, async () => {
    const { dependencies, opened } = platform()
    const request = post({ inbox_key: 'demo', secret, identity_token: await token() })
    const { status, body } = await answer(request, dependencies)
    same([status, body, opened], [401, { reason }, []])
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
  ['of more than 8 KiB', { inbox_key: 'demo', secret: 'x'.repeat(9000) }, 413, 'body_too_large'],
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
  const inbox = { id: 'i-1', name: 'Demo', greetings: {}, identity_secret: '' }
  const { dependencies } = platform({ findInbox: () => Promise.resolve(inbox) })
  const identity_token = await sign({ user_id: 'u', exp: seconds + 60 })
  const { status, body } = await answer(
    post({ inbox_key: 'demo', secret, identity_token }),
    dependencies,
  )
  same([status, body], [503, { reason: 'not_configured' }])
})

Deno.test('refusals of the database keep their reason, anything else says nothing', async () => {
  const refusing = (error: Error) =>
    platform({ openSession: () => Promise.reject(error) }).dependencies
  const ask = (error: Error) => answer(post({ inbox_key: 'demo', secret }), refusing(error))
  const taken = await ask(new RpcRefused('session_of_another', 409))
  same([taken.status, taken.body], [409, { reason: 'session_of_another' }])
  const blocked = await ask(new RpcRefused('contact_blocked', 403))
  same([blocked.status, blocked.body], [403, { reason: 'contact_blocked' }])
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
