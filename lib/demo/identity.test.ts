import { jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { signIdentity } from './identity.ts'
import { isPersonKey, people } from './people.ts'

const secret = 'an identity secret of more than 32 characters'
const now = Date.UTC(2026, 10, 22)

test('the token is one that a JWT library accepts, with the person in it and an hour to live', async () => {
  const token = signIdentity(people.maria, secret, now)
  const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
    algorithms: ['HS256'],
    currentDate: new Date(now),
  })
  expect(payload).toMatchObject({ user_id: 'maria', name: 'Мария Иванова', exp: now / 1000 + 3600 })
  await expect(
    jwtVerify(token, new TextEncoder().encode(`${secret}!`), { currentDate: new Date(now) }),
  ).rejects.toThrow()
})

test('only the people of the demo are people', () => {
  expect(['maria', 'pavel'].every(isPersonKey)).toBe(true)
  expect(['vera', 'toString', '', null].some(isPersonKey)).toBe(false)
})
