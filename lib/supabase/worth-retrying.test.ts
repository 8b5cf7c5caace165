import { expect, test } from 'vitest'
import { isWorthRetrying } from './worth-retrying.ts'

test.each([
  new TypeError('fetch failed'),
  { code: '57P01' },
  { code: 'PGRST002' },
  { code: 'PGRST301' },
])('may pass: %j', (error) => expect(isWorthRetrying(error)).toBe(true))

test.each([{ code: '42501' }, { code: 'PT404' }, { code: 'PGRST116' }])('is final: %j', (error) =>
  expect(isWorthRetrying(error)).toBe(false),
)
