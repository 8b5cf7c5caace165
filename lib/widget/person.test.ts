import { expect, test } from 'vitest'
import { personOf } from './person.ts'

const token = (claims: unknown) =>
  `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`

test('nobody signed in is a visitor, a signed-in customer goes by user_id', () => {
  expect(personOf(null)).toBe('visitor')
  expect(personOf(token({ user_id: 'maria' }))).toBe('user:maria')
  expect(personOf(token({ user_id: 42 }))).toBe('user:42')
  expect(personOf(token({ user_id: 'Пётр' }))).toBe('user:Пётр')
})

test('a token that cannot be read is nobody’s, and no visitor’s either', () => {
  for (const broken of ['', 'x', 'x.y.z', 'x.bnVsbA.z', token({ user_id: { $ne: 1 } })])
    expect(personOf(broken)).toBe('user:')
})
