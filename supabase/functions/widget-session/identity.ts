import { errors, jwtVerify } from 'npm:jose@6.2.17'

/** Who the host page's backend says its user is. */
export type Identity = {
  user_id: string
  name?: string
  email?: string
  company_id?: string
  company_name?: string
}

export type IdentityRefusal = 'identity_invalid' | 'identity_expired'

const day = 24 * 60 * 60
/** Seconds that two honest clocks may differ. */
const skew = 60

/**
 * Reads an identity token: HS256 with the inbox's secret (jose compares in constant time), `user_id` and
 * `exp` required, `exp` at most a day ahead, so that a leaked token is of use for a day and not for ever.
 *
 * @param now milliseconds since the epoch
 */
export async function verifyIdentity(
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
    if ((payload.exp ?? Infinity) > now / 1000 + day + skew) return 'identity_invalid'
    return identityIn(payload) ?? 'identity_invalid'
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'identity_expired'
    if (error instanceof errors.JOSEError) return 'identity_invalid'
    throw error
  }
}

/**
 * The claims we keep, in the lengths that the tables take: a long name is cut and a malformed address
 * left out, because a chat that does not open is worse than either.
 */
function identityIn(claims: Record<string, unknown>): Identity | undefined {
  const userId = word(claims.user_id, 200)
  if (!userId || String(claims.user_id).trim().length > 200) return undefined
  const email = word(claims.email, 320)
  const identity: Identity = { user_id: userId }
  const name = word(claims.name, 120)
  const companyId = word(claims.company_id, 200)
  const companyName = word(claims.company_name, 120)
  if (name) identity.name = name
  if (email && /^[^@\s]+@[^@\s]+$/.test(email)) identity.email = email
  if (companyId) identity.company_id = companyId
  if (companyId && companyName) identity.company_name = companyName
  return identity
}

function word(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  // A NUL cannot be stored in text.
  return String(value).replaceAll('\0', '').trim().slice(0, length).trim() || undefined
}
