import { isAuthRetryableFetchError, type AuthError } from '@supabase/supabase-js'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { clock } from '#lib/kernel/clock.ts'
import { currentViewing, ownClient } from '#lib/supabase/server.ts'
import { sessionCookie } from '#lib/supabase/session-cookie.ts'
import type { SessionToken } from '#lib/supabase/token-keeper.ts'
import { freshViewing } from '#lib/supabase/view-as-token.ts'
import { viewingCookie, writeViewing, type Viewing } from '#lib/supabase/viewing.ts'

/**
 * The access token of whoever is signed in, or of the member they view the desk as, renewed where its
 * end is near, for the browser's own requests to the platform. `?check` also asks whether it still
 * opens anything. The cookie is SameSite=Lax and no other origin may read the answer.
 *
 * @returns 200 SessionToken · 401 {reason: 'signed_out'} · 410 {reason: 'view_as_over'} · 503 {reason: 'network'}
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { auth } = await ownClient()
  const { data, error } = await auth.getSession()
  if (error) return refusal(error)
  if (!data.session) return answer(401, { reason: 'signed_out' })
  const isDoubted = request.nextUrl.searchParams.has('check')
  if (isDoubted) {
    const checked = await auth.getUser()
    if (checked.error) return refusal(checked.error)
  }
  const { access_token, expires_at = 0 } = data.session
  const viewing = await currentViewing()
  return viewing ? answerViewing(access_token, viewing, isDoubted) : give(access_token, expires_at)
}

async function answerViewing(own: string, viewing: Viewing, isDoubted: boolean): Promise<Response> {
  const fresh = await freshViewing(own, viewing, isDoubted)
  if (!fresh.ok && fresh.reason === 'network') return answer(503, { reason: 'network' })
  if (!fresh.ok) return answer(410, { reason: 'view_as_over' })
  if (fresh.value !== viewing) {
    const store = await cookies()
    store.set(viewingCookie, writeViewing(fresh.value), sessionCookie())
  }
  return give(fresh.value.token, fresh.value.tokenEnd)
}

/** @param end seconds since the epoch */
function give(accessToken: string, end: number): Response {
  const expiresIn = end - Math.floor(clock.ms() / 1000)
  return answer(200, { accessToken, expiresIn } satisfies SessionToken)
}

function refusal(error: AuthError): Response {
  return isAuthRetryableFetchError(error)
    ? answer(503, { reason: 'network' })
    : answer(401, { reason: 'signed_out' })
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })
}
