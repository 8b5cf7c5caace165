import { createServerClient } from '@supabase/ssr'
import { isAuthRetryableFetchError } from '@supabase/supabase-js'
import { NextResponse, type NextRequest } from 'next/server'
import { env } from '#lib/kernel/env.ts'
import type { Database } from './database.types.ts'
import { patientFetch } from './patient-fetch.ts'
import { sessionCookie } from './session-cookie.ts'
import { claimOf } from './token-claim.ts'
import { freshViewing } from './view-as-token.ts'
import { readViewing, viewingCookie, writeViewing } from './viewing.ts'
import { viewingOverPath, viewingPath } from './viewing-paths.ts'

export type Visitor =
  | 'signed-in'
  | 'stranger'
  /** Auth could not be asked. Sending somebody away for that would lose their place. */
  | 'unknown'

/**
 * Refreshes the session that the request carries, before any page reads it: refresh tokens work once,
 * and server components cannot set cookies. The token of somebody who views as a member, too: where that
 * is over, the response leads to the page that says so.
 *
 * @param forwarded makes the headers that the page will see; called again after cookies changed
 * @returns the response to return (it carries the fresh cookies) and who is asking
 */
export async function refreshSession(
  request: NextRequest,
  forwarded: () => Headers,
): Promise<{ response: NextResponse; visitor: Visitor }> {
  let response = NextResponse.next({ request: { headers: forwarded() } })
  const setCookies = (
    fresh: { name: string; value: string; options: object }[],
    headers: Record<string, string> = {},
  ) => {
    const before = response
    for (const { name, value } of fresh) request.cookies.set(name, value)
    response = carriedBy(before, NextResponse.next({ request: { headers: forwarded() } }))
    for (const { name, value, options } of fresh) response.cookies.set(name, value, options)
    // Cache-Control: private, no-store …: without it a CDN may hand one person's session to another.
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  }
  const client = createServerClient<Database>(
    env('SUPABASE_URL'),
    env('SUPABASE_PUBLISHABLE_KEY'),
    {
      cookieOptions: sessionCookie(),
      global: { fetch: patientFetch },
      cookies: {
        getAll: () => request.cookies.getAll(),
        setAll: setCookies,
      },
    },
  )
  const { data, error } = await client.auth.getClaims()
  if (!data) {
    return { response, visitor: error && isAuthRetryableFetchError(error) ? 'unknown' : 'stranger' }
  }
  const viewing = readViewing(request.cookies.get(viewingCookie)?.value)
  if (viewing && !request.nextUrl.pathname.startsWith(`${viewingPath}/`)) {
    const own = (await client.auth.getSession()).data.session?.access_token
    if (!own || claimOf(own, 'session_id') !== viewing.ownSession)
      return { response, visitor: 'signed-in' }
    const fresh = await freshViewing(own, viewing)
    if (!fresh.ok && fresh.reason !== 'network') {
      response = carriedBy(response, NextResponse.redirect(new URL(viewingOverPath, request.url)))
    } else if (fresh.ok && fresh.value !== viewing) {
      const value = writeViewing(fresh.value)
      setCookies([{ name: viewingCookie, value, options: sessionCookie() }])
    }
  }
  return { response, visitor: 'signed-in' }
}

/** The next response with the cookies of the one before, and with what it said about caches. */
function carriedBy(before: NextResponse, next: NextResponse): NextResponse {
  for (const cookie of before.cookies.getAll()) next.cookies.set(cookie)
  for (const name of ['cache-control', 'expires', 'pragma']) {
    const value = before.headers.get(name)
    if (value !== null) next.headers.set(name, value)
  }
  return next
}
