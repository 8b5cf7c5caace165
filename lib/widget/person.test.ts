import { expect, test } from 'vitest'
import { endOf, personOf } from './person.ts'

const token = (claims: unknown) =>
  `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`
const said = (user_jwt: string | null) => personOf({ user_jwt, user_hash: null })

test('nobody signed in is a visitor, a signed-in customer goes by user_id', () => {
  expect(said(null)).toBe('visitor')
  expect(said(token({ user_id: 'maria' }))).toBe('user:maria')
  expect(said(token({ user_id: 42 }))).toBe('user:42')
  expect(said(token({ user_id: 'Пётр' }))).toBe('user:Пётр')
  expect(personOf({ user_jwt: null, user_hash: { user_id: 'maria', ts: 1, hash: 'ab' } })).toBe(
    'user:maria',
  )
})

test('a token that cannot be read is nobody’s, and no visitor’s either', () => {
  for (const broken of ['', 'x', 'x.y.z', 'x.bnVsbA.z', token({ user_id: { $ne: 1 } })])
    expect(said(broken)).toBe('user:')
})

test('a token says when it ends, or does not', () => {
  expect(endOf(token({ exp: 1_700_000_000 }))).toBe(1_700_000_000_000)
  expect([endOf(null), endOf('x'), endOf(token({ exp: 'soon' }))]).toEqual([null, null, null])
})
