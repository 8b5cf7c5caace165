import { decodeJwt, SignJWT } from 'npm:jose@6.2.17'

export type Viewing = {
  view_as_session_id: string
  member_id: string
  /** ISO 8601. The token ends no later. */
  expires_at: string
}

/** Seconds a token lives at most; the desk asks for the next one before. */
const lifetime = 10 * 60

/**
 * The short token that reads as the member and writes nothing: its claim names the session, which the
 * database looks up at every statement.
 *
 * @param now milliseconds since the epoch
 * @returns the token and its `exp`, in seconds since the epoch
 */
export async function mintToken(
  viewing: Viewing,
  secret: string,
  now: number,
): Promise<{ access_token: string; expires_at: number }> {
  const issuedAt = Math.floor(now / 1000)
  const end = Math.floor(Date.parse(viewing.expires_at) / 1000)
  const expiresAt = Math.min(issuedAt + lifetime, end)
  const token = await new SignJWT({
    role: 'authenticated',
    kind: 'view_as',
    view_as_session_id: viewing.view_as_session_id,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(viewing.member_id)
    .setAudience('authenticated')
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(new TextEncoder().encode(secret))
  return { access_token: token, expires_at: expiresAt }
}

/**
 * Whom a token of Auth names; undefined for a minted one, a contact's or one for viewing. Read without
 * a check of the signature: believe it only once the Data API has accepted the same token.
 */
export function personIn(token: string): string | undefined {
  try {
    const { sub, kind } = decodeJwt(token)
    return kind === undefined ? sub : undefined
  } catch {
    return undefined
  }
}
