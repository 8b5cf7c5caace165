import { clock } from '#lib/kernel/clock.ts'
import { env } from '#lib/kernel/env.ts'
import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { patientFetch } from './patient-fetch.ts'
import { claimOf } from './token-claim.ts'
import type { Viewing } from './viewing.ts'

/** Seconds before its end at which a token is replaced: a page and its requests take time. */
const margin = 120

type Answer = {
  access_token: string
  expires_at: number
  view_as_session_id: string
  member_id: string
  ends_at: string
}

/**
 * Begins to view as a member, or gets the next token of one's own viewing.
 *
 * @param ownToken of Auth, whoever looks
 * @returns refusals of the edge function; `network` where it did not answer
 */
export async function takeViewing(
  ownToken: string,
  asked: { member_id: string } | { view_as_session_id: string },
  back: string,
): Promise<Result<Viewing>> {
  const answer = await callViewAs('POST', ownToken, asked)
  if (!answer.ok) return answer
  const taken = answer.value as Answer
  return ok({
    sessionId: taken.view_as_session_id,
    ownSession: claimOf(ownToken, 'session_id') ?? '',
    memberId: taken.member_id,
    endsAt: taken.ends_at,
    token: taken.access_token,
    tokenEnd: taken.expires_at,
    back,
  })
}

/** Ends a viewing before its time. */
export async function endViewing(ownToken: string, { sessionId }: Viewing): Promise<void> {
  await callViewAs('DELETE', ownToken, { view_as_session_id: sessionId })
}

/**
 * The viewing with a token that lasts a while; the same one while its token does. A failure is a refusal
 * (the viewing is over), never a network that is away while the token holds.
 *
 * @param isDoubted somebody was refused with the present token
 */
export async function freshViewing(
  ownToken: string,
  viewing: Viewing,
  isDoubted = false,
): Promise<Result<Viewing>> {
  const left = viewing.tokenEnd - clock.ms() / 1000
  if (left > margin && !isDoubted) return ok(viewing)
  const next = await takeViewing(ownToken, { view_as_session_id: viewing.sessionId }, viewing.back)
  if (!next.ok && next.reason === 'network' && left > 0) return ok(viewing)
  return next
}

async function callViewAs(method: string, token: string, body: object): Promise<Result<unknown>> {
  try {
    const response = await patientFetch(`${env('SUPABASE_URL')}/functions/v1/view-as`, {
      method,
      headers: {
        apikey: env('SUPABASE_PUBLISHABLE_KEY'),
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      cache: 'no-store',
    })
    if (response.status === 204) return ok(null)
    const answer = (await response.json()) as { reason?: unknown }
    if (response.ok) return ok(answer)
    if (response.status >= 500) return failed('network')
    return failed(typeof answer.reason === 'string' ? answer.reason : 'unknown')
  } catch {
    return failed('network')
  }
}
