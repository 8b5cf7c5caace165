import { isAuthRetryableFetchError, type AuthError } from '@supabase/supabase-js'
import type { NextRequest } from 'next/server'
import { clock } from '#lib/kernel/clock.ts'
import { serverClient } from '#lib/supabase/server.ts'
import type { SessionToken } from '#lib/supabase/token-keeper.ts'

/**
 * The access token of whoever is signed in, renewed where its end is near, for the browser's own requests
 * to the platform. `?check` also asks Auth whether the session still lives. The cookie is SameSite=Lax and
 * no other origin may read the answer.
 *
 * @returns 200 SessionToken · 401 {reason: 'signed_out'} · 503 {reason: 'network'}
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { auth } = await serverClient()
  const { data, error } = await auth.getSession()
  if (error) return refusal(error)
  if (!data.session) return answer(401, { reason: 'signed_out' })
  if (request.nextUrl.searchParams.has('check')) {
    const checked = await auth.getUser()
    if (checked.error) return refusal(checked.error)
  }
  const { access_token, expires_at, expires_in } = data.session
  const left = expires_at ? expires_at - Math.floor(clock.ms() / 1000) : expires_in
  return answer(200, { accessToken: access_token, expiresIn: left } satisfies SessionToken)
}

function refusal(error: AuthError): Response {
  return isAuthRetryableFetchError(error)
    ? answer(503, { reason: 'network' })
    : answer(401, { reason: 'signed_out' })
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })
}
