import { createSecretKey, type KeyObject } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { errors, jwtVerify, type JWTPayload } from 'jose'
import type { Keys } from '../keys.ts'

export type CallerRole = 'anon' | 'authenticated' | 'service_role'

/** Who is asking, after the key and the token were checked. */
export type Caller = {
  role: CallerRole
  /** What request.jwt.claims shows to the database. */
  claims: JWTPayload
  claimsJson: string
  /** Present for a token of Auth; the database refuses it once the session is signed out. */
  sessionId: string | null
  /** The secret key itself, not merely a token that claims service_role. */
  holdsSecretKey: boolean
}

/** An HTTP answer instead of a caller: what Supabase's gateway and PostgREST say in this case. */
export type Refusal = { status: number; code: string; body: Record<string, unknown> }

export type CallerCheck = { caller: Caller; refusal?: never } | { caller?: never; refusal: Refusal }

const roles = new Set(['anon', 'authenticated', 'service_role'])
/** What every browser's User-Agent begins with: a secret key there is a leaked one. */
const browser = /^\s*Mozilla\s*\/\s*5\.0/i
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const rememberedTokens = 5_000

/**
 * Makes the check every request passes: an apikey is required, then a token in Authorization wins
 * over the key's own role. There is no request without a key that gets any role at all.
 */
export function createCallerCheck(keys: Keys) {
  const secret = createSecretKey(Buffer.from(keys.jwtSecret))
  const service = fixedCaller('service_role', true)
  const keyRoles = new Map([
    [keys.publishableKey, anonymousCaller],
    [keys.anonKey, anonymousCaller],
    [keys.secretKey, service],
    [keys.serviceRoleKey, service],
  ])
  const verified = new Map<string, { caller: Caller; expiresAt: number }>()

  async function readToken(token: string): Promise<CallerCheck> {
    const seen = verified.get(token)
    if (seen && seen.expiresAt > Date.now()) return { caller: seen.caller }
    const check = await verify(token, secret)
    if (!check.caller) return check
    // The oldest goes first; without a limit invented tokens would not fill it, but real ones would.
    if (verified.size >= rememberedTokens) verified.delete(verified.keys().next().value ?? '')
    const expiresAt = check.caller.claims.exp ? check.caller.claims.exp * 1000 : Infinity
    verified.set(token, { caller: check.caller, expiresAt })
    return check
  }

  return async function check(
    headers: IncomingHttpHeaders,
    query: URLSearchParams,
  ): Promise<CallerCheck> {
    const key = headers.apikey?.toString() ?? query.get('apikey')
    if (!key) return { refusal: missingKey }
    const caller = keyRoles.get(key)
    if (!caller) return { refusal: invalidKey }
    if (caller.holdsSecretKey && browser.test(headers['user-agent'] ?? ''))
      return { refusal: secretInBrowser }
    const token = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
    if (!token || token === key || token.startsWith('sb_')) return { caller }
    return readToken(token)
  }
}

/** True for one of the four keys: older clients send the key as token, too. */
export function isApiKey(keys: Keys, token: string): boolean {
  return [keys.publishableKey, keys.secretKey, keys.anonKey, keys.serviceRoleKey].includes(token)
}

export type CheckCaller = ReturnType<typeof createCallerCheck>

async function verify(token: string, secret: KeyObject): Promise<CallerCheck> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] })
    if (typeof payload.iat === 'number' && payload.iat > Date.now() / 1000 + 30)
      return { refusal: unauthorized('PGRST303', 'JWT issued at future') }
    const role = payload.role ?? 'anon'
    if (typeof role !== 'string' || !roles.has(role))
      return { refusal: unauthorized('PGRST301', `role "${String(role)}" does not exist`) }
    const session = payload.session_id
    return {
      caller: {
        role: role as CallerRole,
        claims: payload,
        claimsJson: JSON.stringify(payload),
        // A contact's token is minted by a function of ours; its sessions are not Auth's.
        sessionId:
          payload.kind === undefined && typeof session === 'string' && uuid.test(session)
            ? session
            : null,
        holdsSecretKey: false,
      },
    }
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      return { refusal: unauthorized('PGRST303', 'JWT expired') }
    return { refusal: unauthorized('PGRST301', 'No suitable key or wrong key type') }
  }
}

function fixedCaller(role: CallerRole, holdsSecretKey: boolean): Caller {
  const claims = { role }
  return { role, claims, claimsJson: JSON.stringify(claims), sessionId: null, holdsSecretKey }
}

/** Who calls with the publishable key and no token. */
export const anonymousCaller = fixedCaller('anon', false)

function unauthorized(code: string, message: string): Refusal {
  return { status: 401, code, body: { code, message, details: null, hint: null } }
}

const missingKey: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED_MISSING_API_KEY',
  body: {
    message: 'No API key found in request',
    hint: 'No `apikey` request header or url param was found.',
  },
}

const invalidKey: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED_INVALID_API_KEY',
  body: { message: 'Invalid API key', hint: 'Double check your Supabase `apikey`' },
}

const secretInBrowser: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED_INVALID_API_KEY_TYPE',
  body: { message: 'Forbidden use of secret API key in browser' },
}
