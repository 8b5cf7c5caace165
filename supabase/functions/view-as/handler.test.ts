import { jwtVerify, SignJWT } from 'npm:jose@6.2.17'
import { RpcRefused } from '../_shared/data-api.ts'
import { handle, type Dependencies } from './handler.ts'

const now = Date.UTC(2026, 10, 22, 12)
const seconds = now / 1000
const jwtSecret = 'a platform secret of more than 32 characters'
const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
const [vera, anna, sessionId] = [id(1), id(2), id(3)]
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString()

/** Dependencies that remember what was asked as whom. */
function platform(changes: Partial<Dependencies> & { endsIn?: number } = {}) {
  const asked: unknown[] = []
  const { endsIn = 60, ...others } = changes
  const viewing = { view_as_session_id: sessionId, member_id: anna, expires_at: inMinutes(endsIn) }
  const dependencies: Dependencies = {
    jwtSecret,
    now: () => now,
    start: (token, member) => {
      asked.push(['start', token, member])
      return Promise.resolve(viewing)
    },
    find: (token, session) => {
      asked.push(['find', token, session])
      return Promise.resolve({ ...viewing, viewer_id: vera })
    },
    end: (token, session) => {
      asked.push(['end', token, session])
      return Promise.resolve()
    },
    isAccepted: () => Promise.resolve(true),
    ...others,
  }
  return { dependencies, asked }
}

function sign(claims: Record<string, unknown>) {
  return new SignJWT({ role: 'authenticated', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(jwtSecret))
}

const own = await sign({ sub: vera, session_id: id(9) })

async function ask(
  dependencies: Dependencies,
  body: unknown,
  { method = 'POST', token = own }: { method?: string; token?: string } = {},
) {
  const request = new Request('http://functions/view-as', {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await handle(request, dependencies)
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

function same(actual: unknown, expected: unknown) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}

Deno.test('a member gets a token that says whom it views as, for ten minutes', async () => {
  const { dependencies, asked } = platform()
  const { status, body } = await ask(dependencies, { member_id: anna })
  same(status, 200)
  same(asked, [['start', own, anna]])
  const { access_token, ...rest } = body
  same(rest, {
    expires_at: seconds + 600,
    view_as_session_id: sessionId,
    member_id: anna,
    ends_at: inMinutes(60),
  })
  const { payload } = await jwtVerify(access_token, new TextEncoder().encode(jwtSecret), {
    currentDate: new Date(now),
  })
  same(payload, {
    role: 'authenticated',
    kind: 'view_as',
    view_as_session_id: sessionId,
    sub: anna,
    aud: 'authenticated',
    iat: seconds,
    exp: seconds + 600,
  })
})

Deno.test('the next token ends with the session', async () => {
  const { dependencies, asked } = platform({ endsIn: 4 })
  const { status, body } = await ask(dependencies, { view_as_session_id: sessionId })
  same([status, body.expires_at], [200, seconds + 240])
  same(asked, [['find', own, sessionId]])
})

const over: [string, Parameters<typeof platform>[0]][] = [
  ['that nobody knows', { find: () => Promise.resolve(null) }],
  [
    'of somebody else, though an auditor reads it',
    {
      find: () =>
        Promise.resolve({
          view_as_session_id: sessionId,
          member_id: anna,
          expires_at: inMinutes(60),
          viewer_id: id(5),
        }),
    },
  ],
  ['whose hour is over', { endsIn: 0 }],
  ['that the database takes no more', { isAccepted: () => Promise.resolve(false) }],
]

for (const [what, changes] of over) {
  Deno.test(`a session ${what} gets no further token`, async () => {
    const { dependencies } = platform(changes)
    const { status, body } = await ask(dependencies, { view_as_session_id: sessionId })
    same([status, body], [410, { reason: 'view_as_over' }])
  })
}

const strangers: [string, Record<string, unknown> | null][] = [
  ['one for viewing', { sub: anna, kind: 'view_as', view_as_session_id: sessionId }],
  ['a contact’s', { sub: id(7), kind: 'contact' }],
  ['one that names nobody', {}],
  ['none', null],
]

for (const [what, claims] of strangers) {
  Deno.test(`with this token nobody looks through anybody’s eyes: ${what}`, async () => {
    const { dependencies, asked } = platform()
    const token = claims ? await sign(claims) : 'nonsense'
    for (const body of [{ member_id: anna }, { view_as_session_id: sessionId }]) {
      same(await ask(dependencies, body, { token }), {
        status: 401,
        body: { reason: 'token_invalid' },
      })
    }
    same(asked, [])
  })
}

Deno.test('refusals of the database keep their reason, anything else says nothing', async () => {
  const refusing = (error: Error) => platform({ start: () => Promise.reject(error) }).dependencies
  const refused = await ask(refusing(new RpcRefused('view_as_exceeds_own', 403)), {
    member_id: anna,
  })
  same(refused, { status: 403, body: { reason: 'view_as_exceeds_own' } })
  const broken = await ask(refusing(new RpcRefused('relation "x" does not exist', 500)), {
    member_id: anna,
  })
  same(broken, { status: 503, body: { reason: 'unavailable' } })
})

Deno.test('a session is ended as its viewer', async () => {
  const { dependencies, asked } = platform()
  const gone = await ask(dependencies, { view_as_session_id: sessionId }, { method: 'DELETE' })
  same(gone, { status: 204, body: null })
  same(asked, [['end', own, sessionId]])
  const wrong = await ask(dependencies, { member_id: anna }, { method: 'DELETE' })
  same(wrong.status, 400)
})

const bad: [string, unknown, number, string][] = [
  ['that is no JSON', '{', 400, 'body_invalid'],
  ['that names nobody', {}, 400, 'body_invalid'],
  ['with a condition for an id', { view_as_session_id: 'x&id=not.is.null' }, 400, 'body_invalid'],
  ['of more than 1 KiB', { member_id: 'x'.repeat(2000) }, 413, 'body_too_large'],
]

for (const [what, body, status, reason] of bad) {
  Deno.test(`a request ${what} is refused`, async () => {
    const { dependencies, asked } = platform()
    same(await ask(dependencies, body), { status, body: { reason } })
    same(asked, [])
  })
}

for (const jwtSecret of [undefined, '', 'short']) {
  Deno.test(`with ${JSON.stringify(jwtSecret)} as the secret nothing is signed`, async () => {
    const { dependencies, asked } = platform({ jwtSecret })
    const { status } = await ask(dependencies, { member_id: anna })
    same([status, asked], [503, []])
  })
}

Deno.test('other methods are not answered', async () => {
  same((await ask(platform().dependencies, null, { method: 'GET' })).status, 405)
})
