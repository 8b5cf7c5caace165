import { RpcRefused } from '../_shared/data-api.ts'
import { jsonResponse } from '../_shared/json-response.ts'
import { readJson } from '../_shared/read-json.ts'
import { mintToken, personIn, type Viewing } from './token.ts'

export type Dependencies = {
  /** HS256 secret of the platform; without it nobody looks through anybody's eyes. */
  jwtSecret: string | undefined
  /** Milliseconds since the epoch. */
  now: () => number
  /** As whoever holds the token: start_view_as. */
  start: (token: string, member: string) => Promise<Viewing>
  /** As whoever holds the token: the row of a session, where it may be read. */
  find: (token: string, session: string) => Promise<(Viewing & { viewer_id: string }) | null>
  /** As whoever holds the token: end_view_as. */
  end: (token: string, session: string) => Promise<void>
  /** Does the database still take this token for the member's? */
  isAccepted: (token: string, member: string) => Promise<boolean>
}

const bodyLimit = 1024
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Exchanges a member's own token for a short one that sees what another member sees, and writes nothing.
 * Whether it may, the database says (start_view_as); what the token opens, it says at every statement.
 *
 * POST {member_id}: begins · POST {view_as_session_id}: the next token of one's own session
 *   → 200 {access_token, expires_at, view_as_session_id, member_id, ends_at}
 *   expires_at: of the token, seconds since the epoch; ends_at: of the session, ISO 8601
 * DELETE {view_as_session_id} → 204, also when it was over already
 *
 * Errors are {reason}: 400 body_invalid, view_as_self · 401 token_invalid · 403 not_permitted,
 * view_as_exceeds_own, view_as_is_read_only · 404 member_not_found · 405 method_not_allowed ·
 * 410 view_as_over · 413 body_too_large · 503 not_configured, unavailable
 */
export async function handle(request: Request, dependencies: Dependencies): Promise<Response> {
  if (request.method === 'OPTIONS') return jsonResponse(204)
  if (request.method !== 'POST' && request.method !== 'DELETE') {
    return refuse(405, 'method_not_allowed')
  }
  const { jwtSecret } = dependencies
  // HMAC takes an empty key without a word: anybody could sign then.
  if (!jwtSecret || jwtSecret.length < 32) return refuse(503, 'not_configured')
  const token = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''
  const person = personIn(token)
  if (!person) return refuse(401, 'token_invalid')
  const body = await readJson(request, bodyLimit)
  if (body === 'body_too_large') return refuse(413, body)
  if (body === 'body_invalid') return refuse(400, body)
  const { member_id: member = null, view_as_session_id: session = null } = body
  if (!isId(member ?? session)) return refuse(400, 'body_invalid')
  try {
    if (request.method === 'DELETE') {
      if (!isId(session)) return refuse(400, 'body_invalid')
      await dependencies.end(token, session)
      return jsonResponse(204)
    }
    const viewing = isId(member)
      ? await dependencies.start(token, member)
      : await renewable(token, person, String(session), dependencies)
    return viewing ? await admit(viewing, jwtSecret, dependencies) : refuse(410, 'view_as_over')
  } catch (error) {
    if (error instanceof RpcRefused && error.status >= 400 && error.status < 500) {
      return refuse(error.status, error.reason)
    }
    console.error(JSON.stringify({ level: 'error', msg: 'view-as', error: String(error) }))
    return refuse(503, 'unavailable')
  }
}

/** Auditors may read the sessions of others; only the viewer may go on. */
async function renewable(token: string, person: string, session: string, { find }: Dependencies) {
  const found = await find(token, session)
  return found?.viewer_id === person ? found : null
}

/** Gives a token only while it opens something: a right withdrawn meanwhile ends the viewing. */
async function admit(viewing: Viewing, jwtSecret: string, { now, isAccepted }: Dependencies) {
  const minted = await mintToken(viewing, jwtSecret, now())
  if (minted.expires_at * 1000 <= now()) return refuse(410, 'view_as_over')
  if (!(await isAccepted(minted.access_token, viewing.member_id))) {
    return refuse(410, 'view_as_over')
  }
  const { view_as_session_id, member_id, expires_at: ends_at } = viewing
  return jsonResponse(200, { ...minted, view_as_session_id, member_id, ends_at })
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}

function refuse(status: number, reason: string): Response {
  return jsonResponse(status, { reason })
}
