import { expect, test, vi } from 'vitest'
import { createTokenKeeper, SessionEnded, type SessionToken } from './token-keeper.ts'

function keeper(...answers: (SessionToken | Error)[]) {
  const time = { now: 0 }
  const ask = vi.fn(async () => {
    const answer = answers.shift()
    if (!answer || answer instanceof Error) throw answer ?? new TypeError('fetch failed')
    return answer
  })
  return { ...createTokenKeeper({ ask, now: () => time.now }), ask, time }
}

const first = { accessToken: 'first', expiresIn: 3600 }
const second = { accessToken: 'second', expiresIn: 3600 }

test('many who ask at once cost one request', async () => {
  const { token, ask } = keeper(first)
  expect(await Promise.all([token(), token(), token()])).toEqual(['first', 'first', 'first'])
  expect(await token()).toBe('first')
  expect(ask).toHaveBeenCalledTimes(1)
})

test('a token is renewed a minute before its end', async () => {
  const { token, time } = keeper(first, second)
  await token()
  time.now = 3_539_000
  expect(await token()).toBe('first')
  time.now = 3_541_000
  expect(await token()).toBe('second')
})

test('while the network is away, a token that still holds is handed out', async () => {
  const { token, time } = keeper(first)
  await token()
  time.now = 3_550_000
  expect(await token()).toBe('first')
  time.now = 3_601_000
  await expect(token()).rejects.toThrow(TypeError)
})

test('a refused token is not handed out again, and the session is asked about', async () => {
  const { token, doubt, ask } = keeper(first, second)
  await token()
  doubt('first')
  expect(await token()).toBe('second')
  expect(ask.mock.calls).toEqual([[false], [true]])
})

test('an old refusal does not harm the new token', async () => {
  const { token, doubt, ask } = keeper(first, second)
  await token()
  doubt('first')
  await token()
  doubt('first')
  expect(await token()).toBe('second')
  expect(ask).toHaveBeenCalledTimes(2)
})

test('an ended session hands out nothing, even what would still hold', async () => {
  const { token, time } = keeper(first, new SessionEnded())
  await token()
  time.now = 3_550_000
  await expect(token()).rejects.toThrow(SessionEnded)
})
