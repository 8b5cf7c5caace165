import { afterEach, expect, test, vi } from 'vitest'
import { createRpc } from './rpc.ts'
import { SessionRefused, type Session } from './session.ts'

const platform = { url: 'https://api.test', publishableKey: 'key' }
afterEach(() => void vi.unstubAllGlobals())

function session(tokens: string[], refusal?: string): Session {
  let at = 0
  return {
    isKnown: () => true,
    token: async () => {
      if (refusal) throw new SessionRefused(refusal)
      return tokens[at]!
    },
    tokenAfter: async () => tokens[(at += 1)]!,
    current: () => tokens[at] ?? null,
  }
}

function answering(...answers: (() => Response)[]) {
  const asked: { url: string; authorization: string | null; body: unknown }[] = []
  vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
    const headers = new Headers(request.headers)
    asked.push({
      url,
      authorization: headers.get('authorization'),
      body: JSON.parse(request.body as string) as unknown,
    })
    return answers[asked.length - 1]!()
  })
  return asked
}
const json = (status: number, body: unknown) => () => Response.json(body, { status })

test('a call carries the token and brings the value', async () => {
  const asked = answering(json(200, { ok: 1 }))
  const answer = await createRpc(platform, session(['t']))('widget_state', { a: 1 })
  expect(answer).toEqual({ status: 200, message: null, value: { ok: 1 } })
  expect(asked).toEqual([
    { url: 'https://api.test/rest/v1/rpc/widget_state', authorization: 'Bearer t', body: { a: 1 } },
  ])
})

test.each([
  ['an expired token', json(401, { message: 'JWT expired' })],
  ['an ended session', json(403, { message: 'not_a_contact' })],
])('%s is renewed once and the call repeated', async (_what, refusal) => {
  const asked = answering(refusal, json(200, 7))
  const answer = await createRpc(platform, session(['old', 'new']))('mark_read', {})
  expect(answer.value).toBe(7)
  expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new'])
})

test('a refusal keeps its reason and its status', async () => {
  answering(json(404, { message: 'conversation_not_found' }))
  const answer = await createRpc(platform, session(['t']))('send_message', {})
  expect(answer).toEqual({ status: 404, message: 'conversation_not_found', value: null })
})

test('no network, no answer: status 0, as if nothing was said', async () => {
  answering(() => {
    throw new TypeError('Failed to fetch')
  })
  const rpc = createRpc(platform, session(['t']))
  expect(await rpc('send_message', {})).toEqual({ status: 0, message: 'unreachable', value: null })
})

test('a gateway that answers in HTML is a failure, not a value', async () => {
  answering(() => new Response('<h1>502</h1>', { status: 502 }))
  const answer = await createRpc(platform, session(['t']))('send_message', {})
  expect(answer).toEqual({ status: 502, message: 'unknown', value: null })
})

test('what no later try changes is final; an identity may still be renewed', async () => {
  const asked = answering()
  const refused = (reason: string) => createRpc(platform, session([], reason))('send_message', {})
  expect(await refused('contact_blocked')).toMatchObject({
    status: 403,
    message: 'contact_blocked',
  })
  expect(await refused('identity_expired')).toMatchObject({ status: 0 })
  expect(await refused('unreachable')).toMatchObject({ status: 0 })
  expect(asked).toEqual([])
})
