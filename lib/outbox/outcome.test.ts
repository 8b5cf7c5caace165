import { expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'

test.each([
  [0, 'TypeError: Failed to fetch', 'unreachable'],
  [401, 'JWT expired', 'unreachable'],
  [408, 'timeout', 'unreachable'],
  [429, 'slow down', 'unreachable'],
  [500, 'deadlock detected', 'unreachable'],
  [503, 'no database', 'unreachable'],
  [400, 'message_empty', 'refused'],
  [403, 'not_permitted', 'refused'],
  [404, 'conversation_not_found', 'refused'],
  [409, 'client_id_taken', 'refused'],
])('%i %s is %s', (status, message, kind) => {
  expect(outcomeOf(status, message, null).kind).toBe(kind)
})

test('a stored message is delivered; a refusal carries its reason, prose becomes unknown', () => {
  expect(outcomeOf(200, null, { seq: 3 })).toEqual({ kind: 'delivered', answer: { seq: 3 } })
  expect(outcomeOf(404, 'conversation_not_found', null)).toMatchObject({
    reason: 'conversation_not_found',
  })
  expect(outcomeOf(400, 'invalid input syntax for type uuid', null)).toMatchObject({
    reason: 'unknown',
  })
})
