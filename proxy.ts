import { NextResponse, type NextRequest } from 'next/server'
import {
  homePath,
  isOpenPath,
  isStrangersPath,
  looksAtSession,
  signInPath,
} from '#lib/auth/paths.ts'
import { contentSecurityPolicy } from '#lib/http/content-security-policy.ts'
import { env, isProduction } from '#lib/kernel/env.ts'
import { refreshSession } from '#lib/supabase/refresh-session.ts'

/**
 * Before every page: a nonce and its policy, a request id, a fresh session; strangers are sent to
 * sign in. It authorises nothing: the database does.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(crypto.randomUUID())
  const requestId = crypto.randomUUID()
  const policy = contentSecurityPolicy({
    nonce,
    supabaseUrl: env('SUPABASE_URL'),
    isDevelopment: !isProduction,
  })
  const forwarded = () => {
    const headers = new Headers(request.headers)
    headers.set('x-nonce', nonce)
    headers.set('x-request-id', requestId)
    headers.set('content-security-policy', policy)
    return headers
  }
  const response = await route(request, forwarded)
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  return response
}

async function route(request: NextRequest, forwarded: () => Headers): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  if (!looksAtSession(pathname)) {
    return NextResponse.next({ request: { headers: forwarded() } })
  }
  const { response, visitor } = await refreshSession(request, forwarded)
  if (visitor === 'stranger' && !isOpenPath(pathname)) {
    return redirect(request, signInPath(pathname + search), response)
  }
  if (visitor === 'signed-in' && isStrangersPath(pathname)) {
    return redirect(request, homePath, response)
  }
  return response
}

/** Keeps the cookies of the refresh: a dead session's are removed by them. */
function redirect(request: NextRequest, to: string, carried: NextResponse): NextResponse {
  const answer = NextResponse.redirect(new URL(to, request.url))
  for (const cookie of carried.cookies.getAll()) answer.cookies.set(cookie)
  return answer
}

export const config = {
  matcher: [
    {
      // Static files carry no session. The widget's frame is one of them: its headers are in next.config.js.
      source:
        '/((?!_next/static|_next/image|api/|widget/|widget\\.js|favicon\\.ico|.*\\.(?:svg|png|ico|webp|mp3|woff2|txt)$).*)',
      // A prefetch has no use for a nonce, and would spend a refresh token.
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
}
