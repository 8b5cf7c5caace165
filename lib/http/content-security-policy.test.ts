import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.ts'

const desk = {
  nonce: 'abc',
  supabaseUrl: 'https://project.supabase.co/',
  isDevelopment: false,
}

test('scripts run by nonce only, and nothing is evaluated in production', () => {
  const policy = contentSecurityPolicy(desk)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("style-src 'self' 'nonce-abc';")
  expect(policy).not.toContain('unsafe-eval')
  expect(contentSecurityPolicy({ ...desk, isDevelopment: true })).toContain("'unsafe-eval'")
})

test('requests and sockets go to the platform and to the desk itself, nowhere else', () => {
  expect(contentSecurityPolicy(desk)).toContain(
    "connect-src 'self' https://project.supabase.co wss://project.supabase.co;",
  )
})

test('nobody frames the desk; only a page that embeds the widget frames anything', () => {
  expect(contentSecurityPolicy(desk)).toContain("frame-ancestors 'none'")
  expect(contentSecurityPolicy(desk)).toContain("frame-src 'self'")
})
