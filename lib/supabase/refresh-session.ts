import { createServerClient } from '@supabase/ssr'
import { isAuthRetryableFetchError } from '@supabase/supabase-js'
import { NextResponse, type NextRequest } from 'next/server'
import { env } from '#lib/kernel/env.ts'
import type { Database } from './database.types.ts'
import { patientFetch } from './patient-fetch.ts'
import { sessionCookie } from './session-cookie.ts'

export type Visitor =
  | 'signed-in'
  | 'stranger'
  /** Auth could not be asked. Sending somebody away for that would lose their place. */
  | 'unknown'

/**
 * Refreshes the session that the request carries, before any page reads it: refresh tokens work once,
 * and server components cannot set cookies.
 *
 * @param forwarded makes the headers that the page will see; called again after cookies changed
 * @returns the response to return (it carries the fresh cookies) and who is asking
 */
export async function refreshSession(
  request: NextRequest,
  forwarded: () => Headers,
): Promise<{ response: NextResponse; visitor: Visitor }> {
  let response = NextResponse.next({ request: { headers: forwarded() } })
  const client = createServerClient<Database>(
    env('SUPABASE_URL'),
    env('SUPABASE_PUBLISHABLE_KEY'),
    {
      cookieOptions: sessionCookie(),
      global: { fetch: patientFetch },
      cookies: {
        getAll: () => request.cookies.getAll(),
        setAll: (fresh, headers) => {
          for (const { name, value } of fresh) request.cookies.set(name, value)
          response = NextResponse.next({ request: { headers: forwarded() } })
          for (const { name, value, options } of fresh) response.cookies.set(name, value, options)
          // Cache-Control: private, no-store …: without it a CDN may hand one person's session to another.
          for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
        },
      },
    },
  )
  const { data, error } = await client.auth.getClaims()
  if (data) return { response, visitor: 'signed-in' }
  return { response, visitor: error && isAuthRetryableFetchError(error) ? 'unknown' : 'stranger' }
}
