import { expect, test } from 'vitest'
import { hostStorage } from './host-storage.ts'
import { createKeep, type Keep } from './keep.ts'
import { randomId, randomSecret } from './random.ts'
import { createSession, type Admission, type Exchange } from './session.ts'

const nowhere = (): Keep =>
  createKeep(
    hostStorage({}, () => undefined),
    'test',
  )
const minute = 60_000

function session(answers: (Admission | string)[], keep = nowhere()) {
  const secrets: string[] = []
  const world = { now: 0, identity: null as string | null, admitted: 0 }
  const exchange: Exchange = async (secret, identity) => {
    secrets.push(identity === null ? secret : `${secret} ${identity}`)
    const answer = answers.shift() ?? 'unreachable'
    return typeof answer === 'string' ? { reason: answer } : answer
  }
  const made = createSession({
    exchange,
    keep,
    identityToken: () => world.identity,
    now: () => world.now,
    onAdmission: () => void (world.admitted += 1),
  })
  return { session: made, secrets, keep, world }
}

const admission = (token: string, expiresAt = 10 * minute): Admission => ({
  token,
  expiresAt,
  contactId: 'maria',
  hasJoined: false,
  inbox: { name: 'Demo', greetings: {}, looks: null },
})

test('the secret is made once, kept, and has 256 bits', async () => {
  const { session: made, secrets, keep } = session([admission('one')])
  expect(made.isKnown()).toBe(false)
  expect(await made.token()).toBe('one')
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
  expect(keep.get('secret')).toBe(secrets[0])
  const again = session([admission('two')], keep)
  expect(again.session.isKnown()).toBe(true)
  await again.session.token()
  expect(again.secrets).toEqual(secrets)
})

test('a token is used until a minute before its end, then renewed once for all who ask', async () => {
  const {
    session: made,
    secrets,
    world,
  } = session([admission('one'), admission('two', 20 * minute)])
  await made.token()
  world.now = 9 * minute - 1
  expect(await made.token()).toBe('one')
  world.now = 9 * minute
  expect(await Promise.all([made.token(), made.token()])).toEqual(['two', 'two'])
  expect(secrets).toHaveLength(2)
})

test.each(['session_ended', 'session_of_another', 'identity_required'])(
  'after %s the browser begins again with a new secret',
  async (reason) => {
    const { session: made, secrets, keep } = session([reason, admission('one')])
    expect(await made.token()).toBe('one')
    expect(new Set(secrets).size).toBe(2)
    expect(keep.get('secret')).toBe(secrets[1])
  },
)

test('a new secret is tried once, not for ever', async () => {
  const { session: made, secrets } = session(['session_ended', 'session_ended', admission('one')])
  await expect(made.token()).rejects.toThrow('session_ended')
  expect(secrets).toHaveLength(2)
})

test.each(['identity_expired', 'contact_blocked', 'unreachable'])(
  '%s is passed on and the secret stays',
  async (reason) => {
    const { session: made, secrets, keep } = session([reason, admission('one')])
    await expect(made.token()).rejects.toMatchObject({ reason })
    expect(keep.get('secret')).toBe(secrets[0])
    expect(await made.token()).toBe('one')
  },
)

test('a refused token is not used again; a token renewed meanwhile is', async () => {
  const { session: made, secrets } = session([admission('one'), admission('two')])
  const token = await made.token()
  expect(await made.tokenAfter(token)).toBe('two')
  expect(await made.tokenAfter(token)).toBe('two')
  expect(secrets).toHaveLength(2)
})

test('the identity that the host page has now goes along', async () => {
  const { session: made, secrets, world } = session([admission('one')])
  world.identity = 'jwt'
  await made.token()
  expect(secrets[0]).toMatch(/ jwt$/)
})

test('ids are version 4 and no two are the same', () => {
  const ids = Array.from({ length: 200 }, randomId)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set([...ids, randomSecret(), randomSecret()]).size).toBe(202)
})
