import { expect, test } from 'vitest'
import { claimOf } from './token-claim.ts'
import { readViewing, writeViewing, type Viewing } from './viewing.ts'

const viewing: Viewing = {
  sessionId: '00000000-0000-4000-8000-000000000001',
  ownSession: '00000000-0000-4000-8000-000000000002',
  memberId: '00000000-0000-4000-8000-000000000003',
  endsAt: '2026-11-22T09:00:00.123456+00:00',
  token: 'header.claims.signature',
  tokenEnd: 1_795_000_000,
  back: '/settings/people',
}

test('a cookie says again what was written into it', () => {
  expect(readViewing(writeViewing(viewing))).toEqual(viewing)
})

test.each([
  ['none', undefined],
  ['no base64', '%%%'],
  ['no object', Buffer.from('7').toString('base64url')],
  ['another site to come back to', writeViewing({ ...viewing, back: 'https://elsewhere.test' })],
  ['a condition for an id', writeViewing({ ...viewing, sessionId: 'x&id=not.is.null' })],
])('a cookie is no viewing: %s', (_, cookie) => {
  expect(readViewing(cookie)).toBeNull()
})

test('whom a token names', () => {
  const token = (claims: object) =>
    `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`
  expect(claimOf(token({ sub: 'vera' }), 'sub')).toBe('vera')
  expect(claimOf(token({ sub: 'vera' }), 'session_id')).toBeUndefined()
  expect(claimOf('nonsense', 'sub')).toBeUndefined()
  expect(claimOf(undefined, 'sub')).toBeUndefined()
})
