import { decodeProtectedHeader, errors, jwtVerify } from 'npm:jose@6.2.17'
import { identityIn, type Identity } from './claims.ts'

/** An identity secret of an inbox and its public name. */
export type Secret = { kid: string; secret: string }

export type IdentityRefusal = 'identity_invalid' | 'identity_expired'

const day = 24 * 60 * 60
/** Seconds that two honest clocks may differ. */
const skew = 60

/**
 * Reads an identity token: HS256 with one of the inbox's live secrets (jose compares in constant time),
 * `user_id` and `exp` required, `exp` at most a day ahead and a day after `iat`, so that a leaked token is
 * of use for a day and not for ever. A `kid` chooses the secret; without one both are tried.
 *
 * @param now milliseconds since the epoch
 */
export async function verifyIdentity(
  token: string,
  secrets: Secret[],
  now: number,
): Promise<Identity | IdentityRefusal> {
  let refusal: IdentityRefusal = 'identity_invalid'
  for (const { secret } of chosen(token, secrets)) {
    const answer = await verifyWith(token, secret, now)
    if (typeof answer !== 'string') return answer
    // Expired is said of a signature that fits: nobody else learns that a token was once good.
    if (answer === 'identity_expired') refusal = answer
  }
  return refusal
}

function chosen(token: string, secrets: Secret[]): Secret[] {
  try {
    const { kid } = decodeProtectedHeader(token)
    return kid === undefined ? secrets : secrets.filter((secret) => secret.kid === kid)
  } catch {
    return []
  }
}

async function verifyWith(
  token: string,
  secret: string,
  now: number,
): Promise<Identity | IdentityRefusal> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'user_id'],
      clockTolerance: skew,
      currentDate: new Date(now),
    })
    const { exp = Infinity, iat } = payload
    if (exp > now / 1000 + day + skew) return 'identity_invalid'
    if (iat !== undefined) {
      if (typeof iat !== 'number' || !Number.isFinite(iat)) return 'identity_invalid'
      if (iat > now / 1000 + skew || exp - iat > day + skew) return 'identity_invalid'
    }
    return identityIn(payload) ?? 'identity_invalid'
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'identity_expired'
    if (error instanceof errors.JOSEError) return 'identity_invalid'
    throw error
  }
}
