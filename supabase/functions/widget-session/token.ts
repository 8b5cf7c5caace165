import { jwtVerify, SignJWT } from 'npm:jose@6.2.17'

export type VisitorSession = { session_id: string; contact_id: string; inbox_id: string }

/** Seconds a token lives; the widget asks for the next one before. */
export const lifetime = 10 * 60

/**
 * The short token that row-level security and Realtime understand: a signed-in user whose claim says
 * that it is a contact.
 *
 * @param now milliseconds since the epoch
 * @returns the token and its `exp`, in seconds since the epoch
 */
export async function mintToken(
  session: VisitorSession,
  secret: string,
  now: number,
): Promise<{ token: string; expires_at: number }> {
  const issuedAt = Math.floor(now / 1000)
  const expiresAt = issuedAt + lifetime
  const token = await new SignJWT({
    role: 'authenticated',
    kind: 'contact',
    inbox_id: session.inbox_id,
    visitor_session_id: session.session_id,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(session.contact_id)
    .setAudience('authenticated')
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(new TextEncoder().encode(secret))
  return { token, expires_at: expiresAt }
}

/** The session a token of ours belongs to; undefined for any other token. */
export async function sessionOf(
  token: string,
  secret: string,
  now: number,
): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      audience: 'authenticated',
      // A computer that slept through its token still has a session to end.
      clockTolerance: 90 * 24 * 60 * 60,
      currentDate: new Date(now),
    })
    const { kind, visitor_session_id: session } = payload
    return kind === 'contact' && typeof session === 'string' ? session : undefined
  } catch {
    return undefined
  }
}
