import { Buffer } from 'node:buffer'
import {
  answer,
  handmade,
  identitySecret,
  jwtSecret,
  platform,
  post,
  previousSecret,
  same,
  secret,
  seconds,
  sign,
  userHash,
} from './in-tests.ts'

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
  [
    'a number whose last digits are lost',
    () => sign({ user_id: 2 ** 60, exp: seconds + 60 }),
    'identity_invalid',
  ],
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
