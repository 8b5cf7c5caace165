import { jsonResponse } from '../_shared/json-response.ts'
import { readJson } from '../_shared/read-json.ts'
import { RpcRefused } from '../_shared/data-api.ts'
import { verifyIdentity } from './identity.ts'
import { mintToken, sessionOf, type VisitorSession } from './token.ts'
import type { Identity } from './identity.ts'

export type Inbox = {
  id: string
  name: string
  greetings: Record<string, string>
  identity_secret: string
}

export type Dependencies = {
  /** HS256 secret of the platform; without it nobody is let in. */
  jwtSecret: string | undefined
  /** Milliseconds since the epoch. */
  now: () => number
  findInbox: (key: string) => Promise<Inbox | null>
  openSession: (inbox: string, secret: string, identity: Identity | null) => Promise<VisitorSession>
  endSession: (session: string) => Promise<void>
}

const bodyLimit = 8 * 1024

/** Refusals of open_visitor_session that a widget can do something about, with their HTTP status. */
const refusals = new Map([
  ['secret_too_short', 400],
  ['session_ended', 401],
  ['identity_required', 401],
  ['contact_blocked', 403],
  ['session_of_another', 409],
])

/**
 * Exchanges a browser's secret, and the identity its host page signed, for a short token.
 *
 * POST {inbox_key, secret, identity_token?} → 200 {token, expires_at, contact_id, inbox {name, greetings}}
 * DELETE with the token as bearer → 204: the session is over, as after a sign-out of the host page
 *
 * Errors are {reason}: 400 body_invalid, secret_too_short · 401 identity_invalid, identity_expired,
 * identity_required, session_ended, token_invalid · 403 contact_blocked · 404 inbox_not_found ·
 * 405 method_not_allowed · 409 session_of_another · 413 body_too_large · 503 not_configured, unavailable
 */
export async function handle(request: Request, dependencies: Dependencies): Promise<Response> {
  if (request.method === 'OPTIONS') return jsonResponse(204)
  const { jwtSecret } = dependencies
  // HMAC takes an empty key without a word: anybody could sign then.
  if (!jwtSecret || jwtSecret.length < 32) return refuse(503, 'not_configured')
  try {
    if (request.method === 'POST') return await exchange(request, dependencies, jwtSecret)
    if (request.method === 'DELETE') return await end(request, dependencies, jwtSecret)
    return refuse(405, 'method_not_allowed')
  } catch (error) {
    if (error instanceof RpcRefused) {
      const status = refusals.get(error.reason)
      if (status) return refuse(status, error.reason)
    }
    console.error(JSON.stringify({ level: 'error', msg: 'widget-session', error: String(error) }))
    return refuse(503, 'unavailable')
  }
}

async function exchange(request: Request, dependencies: Dependencies, jwtSecret: string) {
  const body = await readJson(request, bodyLimit)
  if (body === 'body_too_large') return refuse(413, body)
  if (body === 'body_invalid') return refuse(400, body)
  const { inbox_key: key, secret, identity_token: identityToken = null } = body
  const isValid =
    typeof key === 'string' &&
    typeof secret === 'string' &&
    (identityToken === null || typeof identityToken === 'string')
  if (!isValid) return refuse(400, 'body_invalid')
  if (secret.length < 43) return refuse(400, 'secret_too_short')

  const inbox = await dependencies.findInbox(key)
  if (!inbox) return refuse(404, 'inbox_not_found')

  let identity: Identity | null = null
  if (identityToken !== null) {
    if (!inbox.identity_secret) return refuse(503, 'not_configured')
    const verified = await verifyIdentity(identityToken, inbox.identity_secret, dependencies.now())
    if (typeof verified === 'string') return refuse(401, verified)
    identity = verified
  }
  const session = await dependencies.openSession(inbox.id, secret, identity)
  return jsonResponse(200, {
    ...(await mintToken(session, jwtSecret, dependencies.now())),
    contact_id: session.contact_id,
    inbox: { name: inbox.name, greetings: inbox.greetings },
  })
}

async function end(request: Request, dependencies: Dependencies, jwtSecret: string) {
  const token = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''
  const session = await sessionOf(token, jwtSecret, dependencies.now())
  if (!session) return refuse(401, 'token_invalid')
  await dependencies.endSession(session)
  return jsonResponse(204)
}

function refuse(status: number, reason: string): Response {
  return jsonResponse(status, { reason })
}
