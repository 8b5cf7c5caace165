import { AuthApiError, AuthRetryableFetchError } from '@supabase/supabase-js'
import { expect, test } from 'vitest'
import { authReason } from './reasons.ts'

test('the door does not tell which addresses it knows', () => {
  const said = ['invalid_credentials', 'user_not_found', 'user_banned', 'email_not_confirmed'].map(
    (code) => authReason(new AuthApiError('', 400, code)),
  )
  expect(new Set(said)).toEqual(new Set(['invalid_credentials']))
})

test('an Auth that cannot be reached is a matter of the network', () => {
  expect(authReason(new AuthRetryableFetchError('', 503))).toBe('network')
})

test('too many tries say so, whatever their code', () => {
  expect(authReason(new AuthApiError('', 429, undefined))).toBe('too_many_requests')
})

test('what is not known is unknown', () => {
  expect(authReason(new AuthApiError('', 500, 'unexpected_failure'))).toBe('unknown')
})
