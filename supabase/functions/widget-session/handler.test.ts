import { jwtVerify } from 'npm:jose@6.2.17'
import { RpcRefused } from '../_shared/data-api.ts'
import { handle } from './handler.ts'
import {
  answer,
  identitySecret,
  jwtSecret,
  now,
  platform,
  post,
  same,
  secret,
  seconds,
  settings,
  sign,
} from './in-tests.ts'

const good = { user_id: 'u', exp: seconds + 60 }

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
