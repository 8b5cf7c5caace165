/** Somebody who may call the database, and the token that the platform would have verified for them. */
export type Person =
  | { kind: 'member'; id: string; email: string }
  /** A member who looks at the desk through another one's eyes. */
  | { kind: 'viewer'; as: string; viewAsSessionId: string }
  | { kind: 'contact'; id: string; inboxId: string; sessionId: string }
  /** A request with the publishable key and no token. */
  | { kind: 'stranger' }
  /** A job or an edge function with the secret key. */
  | { kind: 'backend' }

export const stranger: Person = { kind: 'stranger' }
export const backend: Person = { kind: 'backend' }

/** Role and claims as the Data API sets them for one request: `set local role`, `request.jwt.claims`. */
export function requestContext(person: Person): { role: string; claims: Record<string, unknown> } {
  switch (person.kind) {
    case 'member':
      return authenticated(person.id, {
        email: person.email,
        aal: 'aal1',
      })
    case 'viewer':
      return authenticated(person.as, {
        kind: 'view_as',
        view_as_session_id: person.viewAsSessionId,
      })
    case 'contact':
      return authenticated(person.id, {
        kind: 'contact',
        inbox_id: person.inboxId,
        visitor_session_id: person.sessionId,
      })
    case 'stranger':
      return { role: 'anon', claims: { role: 'anon' } }
    case 'backend':
      return { role: 'service_role', claims: { role: 'service_role' } }
  }
}

function authenticated(sub: string, claims: Record<string, unknown>) {
  const role = 'authenticated'
  return { role, claims: { sub, role, aud: role, ...claims } }
}
