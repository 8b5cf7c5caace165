import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'

/** Who speaks, as a verified token or API key says. */
export type Caller = {
  role: string
  claims: Record<string, unknown>
  /** Seconds since 1970; Infinity for an API key. */
  expiresAt: number
  /** As the client sent it; to recognise a repetition. */
  token: string
}

export type TokenSecrets = { jwtSecret: string; publishableKey: string; secretKey: string }

// The database is entered as these and no others, whatever a token says.
const roles = new Set(['anon', 'authenticated', 'service_role'])

/** Verifies what clients show: API keys (`sb_…`) and HS256 tokens, the only kind that Auth here signs. */
export class Tokens {
  private readonly secrets: TokenSecrets

  constructor(secrets: TokenSecrets) {
    this.secrets = secrets
  }

  /** An `apikey`: one of the two keys, or a token with a role (the older form of keys). */
  apiKey(key: string): Caller {
    if (!isApiKey(key)) return this.token(key)
    const keys = { anon: this.secrets.publishableKey, service_role: this.secrets.secretKey }
    for (const [role, known] of Object.entries(keys)) {
      if (sameSecret(key, known)) {
        return { role, claims: { role }, expiresAt: Infinity, token: key }
      }
    }
    throw new Refusal('Unauthorized', 'Invalid API key')
  }

  /** A token. Throws a Refusal with upstream's words for malformed, forged, expired, incomplete. */
  token(token: string, now = Date.now()): Caller {
    const [head, body, signature, ...rest] = token.trim().split('.')
    const header = decode(head)
    const claims = decode(body)
    if (!header || !claims || signature === undefined || rest.length > 0) {
      throw new Refusal('MalformedJWT', 'The token provided is not a valid JWT')
    }
    if (header.alg !== 'HS256') {
      throw new Refusal(
        'JwtSignerError',
        'Failed to generate JWT signer, check your JWT secret or JWKS configuration',
      )
    }
    const expected = createHmac('sha256', this.secrets.jwtSecret).update(`${head}.${body}`).digest()
    const given = Buffer.from(signature, 'base64url')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new Refusal('JwtSignatureError', 'Failed to validate JWT signature')
    }
    if (typeof claims.exp !== 'number' || typeof claims.role !== 'string') {
      throw new Refusal('InvalidJWTToken', 'Fields `role` and `exp` are required in JWT')
    }
    refuseExpired(claims.exp, now)
    if (!roles.has(claims.role)) {
      throw new Refusal('Unauthorized', `The role ${claims.role} may not use Realtime`)
    }
    return { role: claims.role, claims, expiresAt: claims.exp, token }
  }
}

/** Keys are no tokens: where a token is expected they mean "the key of the connection". */
export function isApiKey(text: string): boolean {
  return text.startsWith('sb_')
}

/** Throws upstream's refusal once the time has come. */
export function refuseExpired(expiresAt: number, now = Date.now()): void {
  const late = Math.floor(now / 1000) - Math.floor(expiresAt)
  if (late >= 0) throw new Refusal('InvalidJWTToken', `Token has expired ${late} seconds ago`)
}

function decode(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function sameSecret(given: string, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(known))
}
