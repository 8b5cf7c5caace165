import type { CookieOptionsWithName } from '@supabase/ssr'
import { env } from '#lib/kernel/env.ts'

/**
 * How the session is kept in the browser: out of reach of scripts. @supabase/ssr leaves its cookies
 * readable for a browser client; ours asks /api/session instead.
 */
export function sessionCookie(): CookieOptionsWithName {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: env('APP_URL').startsWith('https:'),
    path: '/',
  }
}
