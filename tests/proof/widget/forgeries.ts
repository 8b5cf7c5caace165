import { createHmac } from 'node:crypto'

/** What an honest backend signs with, and what an attacker may know. */
export type Known = {
  /** The inbox's identity secret. Only what an honest but mistaken backend signs uses it. */
  secret: string
  /** Of another inbox of the same desk. */
  otherSecret: string
  /** Public, and the platform's own. */
  publishableKey: string
  platformSecret: string
  /** A token that the desk gave to a visitor, and one that Auth gave to a member. */
  visitorToken: string
  memberToken: string
  /** Seconds since the epoch. */
  now: number
}

/** What is sent beside inbox_key and secret; every one must be refused. */
export type Forgery = [what: string, body: Record<string, unknown>]

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A JWT of any kind: header and claims as given, HMAC with the key. */
export function sign(
  claims: object,
  key: string,
  header: object = { alg: 'HS256', typ: 'JWT' },
  hash = 'sha256',
): string {
  const unsigned = `${encode(header)}.${encode(claims)}`
  return `${unsigned}.${createHmac(hash, key).update(unsigned).digest('base64url')}`
}

/** Expired, forged and mistaken identities. */
export function forgeries(known: Known): Forgery[] {
  const { secret, now } = known
  const claims = { user_id: 'maria', iat: now, exp: now + 600 }
  const good = sign(claims, secret)
  const [head = '', body = '', signature = ''] = good.split('.')
  const asToken = (entries: [string, string][]): Forgery[] =>
    entries.map(([what, token]) => [what, { identity_token: token }])
  const flipped = (at: number) =>
    `${head}.${body}.${signature.slice(0, at)}${signature[at] === 'A' ? 'B' : 'A'}${signature.slice(at + 1)}`
  const stuffed = (change: object) => `${head}.${encode({ ...claims, ...change })}.${signature}`
  const unsigned = (alg: unknown) => `${encode({ alg, typ: 'JWT' })}.${body}.`

  return [
    ...asToken([
      ['nothing', ''],
      ['a word', 'maria'],
      ['two dots', '..'],
      ['two parts', `${head}.${body}`],
      ['four parts', `${good}.${signature}`],
      ['white space around', ` ${good.slice(0, -1)} `],
      ['no signature', `${head}.${body}.`],
      ['half a signature', `${head}.${body}.${signature.slice(0, 20)}`],
      ['a signature and more', `${good}AAAA`],
      ['a header that is no JSON', `e30x.${body}.${signature}`],
      ['claims that are no JSON', `${head}.bm8.${signature}`],
      ['alg none', unsigned('none')],
      ['alg None', unsigned('None')],
      ['alg NONE', unsigned('NONE')],
      ['an empty alg', unsigned('')],
      ['no alg', sign(claims, secret, { typ: 'JWT' })],
      ['alg RS256 with the secret', sign(claims, secret, { alg: 'RS256' })],
      ['alg ES256 with the secret', sign(claims, secret, { alg: 'ES256' })],
      ['alg HS384 with the secret', sign(claims, secret, { alg: 'HS384' }, 'sha384')],
      ['alg HS512 with the secret', sign(claims, secret, { alg: 'HS512' }, 'sha512')],
      ['an unknown critical header', sign(claims, secret, { alg: 'HS256', crit: ['x'], x: 1 })],
      ['an unknown kid', sign(claims, secret, { alg: 'HS256', kid: 'nobody' })],
      ['a path as kid', sign(claims, '', { alg: 'HS256', kid: '../../../../dev/null' })],
      ['SQL as kid', sign(claims, 'x', { alg: 'HS256', kid: "' union select 'x" })],
      ['an empty key', sign(claims, '')],
      ['a guessed key', sign(claims, 'secret')],
      ['the public key', sign(claims, known.publishableKey)],
      ['the key of the platform', sign(claims, known.platformSecret)],
      ['the secret of another inbox', sign(claims, known.otherSecret)],
      ['the secret in other letters', sign(claims, secret.toUpperCase())],
      ['the secret cut by one', sign(claims, secret.slice(0, -1))],
      ['a visitor’s token of the desk', known.visitorToken],
      ['a member’s token of Auth', known.memberToken],
      ['another user’s id under the signature', stuffed({ user_id: 'pavel' })],
      ['a later end under the signature', stuffed({ exp: now + 9_000 })],
      ['a role under the signature', stuffed({ role: 'service_role' })],
    ]),
    ...[0, 7, 14, 21, 28, 35, 41].map((at): Forgery => [
      `letter ${at} of the signature changed`,
      { identity_token: flipped(at) },
    ]),
    ...asToken(
      [
        ['an end a minute and a half ago', { exp: now - 90 }],
        ['an end a day ago', { exp: now - 86_400, iat: now - 87_000 }],
        ['an end in 1970', { exp: 1 }],
        ['an end below zero', { exp: -1 }],
        ['no end', { exp: undefined }],
        ['an end in words', { exp: 'tomorrow' }],
        ['an end without end', { exp: 9e15 }],
        ['an end in milliseconds', { exp: now * 1_000 }],
        ['an end two days ahead', { exp: now + 2 * 86_400 }],
        ['a beginning in an hour', { nbf: now + 3_600, exp: now + 7_200 }],
        ['signed in an hour', { iat: now + 3_600, exp: now + 7_200 }],
        ['signed in words', { iat: 'now' }],
        ['no user', { user_id: undefined }],
        ['a user in another claim', { user_id: undefined, sub: 'maria' }],
        ['an empty user', { user_id: '   ' }],
        ['null as user', { user_id: null }],
        ['an object as user', { user_id: { $ne: null } }],
        ['a list as user', { user_id: ['maria'] }],
        ['true as user', { user_id: true }],
        ['a user id without end', { user_id: 'm'.repeat(5_000) }],
      ].map(([what, change]): [string, string] => [
        `${what as string}, well signed`,
        sign({ ...claims, ...(change as object) }, secret),
      ]),
    ),
    ...hashes(known),
  ]
}

/** The older way, HMAC of user and time. */
function hashes({ secret, otherSecret, now }: Known): Forgery[] {
  const hash = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex')
  const said = (what: string, given: object): Forgery => [
    `hash: ${what}`,
    { user_hash: { user_id: 'maria', ts: now, hash: hash(`maria:${now}`), ...given } },
  ]
  return [
    said('of another user', { user_id: 'pavel' }),
    said('of another time', { ts: now - 1 }),
    said('without a time', { ts: undefined, hash: hash('maria') }),
    said('of the user alone', { hash: hash('maria') }),
    said('two hours old', { ts: now - 7_200, hash: hash(`maria:${now - 7_200}`) }),
    said('of two hours ahead', { ts: now + 7_200, hash: hash(`maria:${now + 7_200}`) }),
    said('with another inbox’s secret', { hash: hash(`maria:${now}`, otherSecret) }),
    said('with an empty key', { hash: hash(`maria:${now}`, '') }),
    said('empty', { hash: '' }),
    said('cut', { hash: hash(`maria:${now}`).slice(0, 32) }),
    said('in base64', {
      hash: createHmac('sha256', secret).update(`maria:${now}`).digest('base64'),
    }),
    said('of sha1', { hash: createHmac('sha1', secret).update(`maria:${now}`).digest('hex') }),
    said('with a time in words', { ts: 'now', hash: hash('maria:now') }),
    said('of nobody', { user_id: '', hash: hash(`:${now}`) }),
    [
      'a token and a hash at once',
      {
        identity_token: sign({ user_id: 'maria', exp: now + 600 }, secret),
        user_hash: { user_id: 'maria', ts: now, hash: hash(`maria:${now}`) },
      },
    ],
  ]
}
