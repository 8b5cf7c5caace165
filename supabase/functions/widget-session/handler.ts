import { jsonResponse } from '../_shared/json-response.ts'
import { readJson } from '../_shared/read-json.ts'
import { RpcRefused } from '../_shared/data-api.ts'
import { agentOf, type Agent } from './agent.ts'
import { scalarsIn, word, type Identity } from './claims.ts'
import { addressOf, comesFromDesk, mayHold } from './doors.ts'
import { verifyIdentity, type IdentityRefusal, type Secret } from './identity.ts'
import { readOpening, type Opening } from './opening.ts'
import { mintToken, sessionOf, type VisitorSession } from './token.ts'
import { verifyUserHash } from './user-hash.ts'

export type Inbox = {
  id: string
  /** The live identity secrets, the newest first. */
  secrets: Secret[]
  identity_is_enforced: boolean
  allowed_domains: string[]
  /** What the frame gets to know of the inbox. */
  settings: Record<string, unknown>
}

/** Parameters of open_visitor_session. */
export type Visit = {
  inbox: string
  secret: string
  identity: Identity | null
  visitor_secret: string | null
  said: {
    page?: { url?: string; title?: string }
    agent?: Agent
    attributes?: Record<string, unknown>
    locale?: string
  }
  address: string | null
}

export type Dependencies = {
  /** HS256 secret of the platform; without it nobody is let in. */
  jwtSecret: string | undefined
  /** Address of the desk; undefined: the origin is not checked. */
  deskUrl: string | undefined
  /** Name of the header that holds the caller's address. */
  addressHeader: string | undefined
  /** Milliseconds since the epoch. */
  now: () => number
  findInbox: (key: string) => Promise<Inbox | null>
  openSession: (visit: Visit) => Promise<VisitorSession & { is_verified: boolean; joined: number }>
  endSession: (session: string) => Promise<void>
  /** Counts a refused identity; resolves to the seconds that its address or inbox has to wait. */
  noteFailure: (inbox: string, address: string | null) => Promise<number>
}

const bodyLimit = 16 * 1024

/** Refusals of open_visitor_session that a widget can do something about, with their HTTP status. */
const refusals = new Map([
  ['secret_too_short', 400],
  ['session_ended', 401],
  ['identity_required', 401],
  ['contact_blocked', 403],
  ['session_of_another', 409],
  ['inbox_not_found', 404],
  ['rate_limited', 429],
])

/**
 * Exchanges a browser's secret, and the identity its host page signed, for a short token.
 *
 * POST {inbox_key, secret, identity_token? | user_hash?, visitor_secret?, attributes?, page?, locale?, host_origin?}
 *   → 200 {token, expires_at, contact_id, session_id, is_verified, joined, inbox {name, greetings, looks, …}}
 * DELETE with the token as bearer → 204: the session is over, as after a sign-out of the host page
 *
 * Errors are {reason}: 400 body_invalid, secret_too_short · 401 identity_invalid, identity_expired,
 * identity_required, session_ended, token_invalid · 403 contact_blocked, origin_not_allowed ·
 * 404 inbox_not_found · 405 method_not_allowed · 409 session_of_another · 413 body_too_large ·
 * 429 rate_limited with {seconds} to wait · 503 not_configured, unavailable
 */
export async function handle(request: Request, dependencies: Dependencies): Promise<Response> {
  if (request.method === 'OPTIONS') return jsonResponse(204)
  const { jwtSecret } = dependencies
  // HMAC takes an empty key without a word: anybody could sign then.
  if (!jwtSecret || jwtSecret.length < 32) return refuse(503, 'not_configured')
  if (!comesFromDesk(request.headers.get('origin'), dependencies.deskUrl))
    return refuse(403, 'origin_not_allowed')
  try {
    if (request.method === 'POST') return await exchange(request, dependencies, jwtSecret)
    if (request.method === 'DELETE') return await end(request, dependencies, jwtSecret)
    return refuse(405, 'method_not_allowed')
  } catch (error) {
    if (error instanceof RpcRefused) {
      const status = refusals.get(error.reason)
      if (status === 429) return tooOften(Number(error.details) || 1)
      if (status) return refuse(status, error.reason)
    }
    console.error(JSON.stringify({ level: 'error', msg: 'widget-session', error: String(error) }))
    return refuse(503, 'unavailable')
  }
}

async function exchange(request: Request, dependencies: Dependencies, jwtSecret: string) {
  const body = await readJson(request, bodyLimit)
  if (body === 'body_too_large') return refuse(413, body)
  const opening = body === 'body_invalid' ? body : readOpening(body)
  if (opening === 'body_invalid') return refuse(400, opening)
  if (opening.secret.length < 43) return refuse(400, 'secret_too_short')

  const inbox = await dependencies.findInbox(opening.inboxKey)
  if (!inbox) return refuse(404, 'inbox_not_found')
  if (opening.hostOrigin !== null && !mayHold(opening.hostOrigin, inbox.allowed_domains))
    return refuse(403, 'origin_not_allowed')

  const address = addressOf(request, dependencies.addressHeader)
  const identity = await identityOf(opening, inbox, dependencies.now())
  if (identity === 'not_configured') return refuse(503, identity)
  if (typeof identity === 'string') {
    const wait = await dependencies.noteFailure(inbox.id, address)
    return wait > 0 ? tooOften(wait) : refuse(401, identity)
  }
  if (!identity && inbox.identity_is_enforced) return refuse(401, 'identity_required')

  const url = word(opening.page?.url, 500)
  const title = word(opening.page?.title, 200)
  const session = await dependencies.openSession({
    inbox: inbox.id,
    secret: opening.secret,
    identity,
    visitor_secret: identity ? opening.visitorSecret : null,
    said: {
      page: { ...(url && { url }), ...(title && { title }) },
      agent: agentOf(request.headers.get('user-agent')),
      attributes: scalarsIn(opening.attributes),
      ...(opening.locale && { locale: opening.locale }),
    },
    address,
  })
  return jsonResponse(200, {
    ...(await mintToken(session, jwtSecret, dependencies.now())),
    contact_id: session.contact_id,
    session_id: session.session_id,
    is_verified: session.is_verified,
    joined: session.joined,
    inbox: inbox.settings,
  })
}

/** Who the request says, proven; null for a visitor. */
async function identityOf(
  { identityToken, userHash }: Opening,
  inbox: Inbox,
  now: number,
): Promise<Identity | IdentityRefusal | 'not_configured' | null> {
  if (identityToken === null && userHash === null) return null
  const secrets = inbox.secrets.filter(({ secret }) => secret.length >= 32)
  if (secrets.length === 0) return 'not_configured'
  if (identityToken !== null) return verifyIdentity(identityToken, secrets, now)
  return verifyUserHash(userHash ?? {}, secrets, now)
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

function tooOften(seconds: number): Response {
  const response = jsonResponse(429, { reason: 'rate_limited', seconds })
  response.headers.set('retry-after', String(seconds))
  return response
}
