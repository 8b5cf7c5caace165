import { fetchWithin } from './fetch-within.ts'
import type { Looks } from './looks.ts'
import type { Exchange, Welcome } from './session.ts'
import type { UserHash } from './settings.ts'

/** Milliseconds one exchange may take: an edge function that starts cold is slow once. */
const patience = 15_000

/** What goes along with the secret. */
export type Introduction = {
  user_hash?: UserHash | null
  /** Of the anonymous visitor who has just become known in this browser. */
  visitor_secret?: string | null
  attributes?: Record<string, unknown>
  locale?: string
  /** Origin of the host page, as the browser names it. */
  host_origin?: string
  page?: { url: string; title: string }
}

/**
 * Asks the widget-session function (supabase/functions/widget-session) for a token.
 *
 * @param platform address and publishable key of the Supabase platform
 */
export function createExchange(
  platform: { url: string; publishableKey: string },
  inboxKey: string,
  introduction: () => Introduction = () => ({}),
): Exchange {
  return async (secret, identityToken) => {
    try {
      const said = Object.entries(introduction()).filter(([, value]) => value != null)
      const response = await fetchWithin(patience, `${platform.url}/functions/v1/widget-session`, {
        method: 'POST',
        headers: { apikey: platform.publishableKey, 'content-type': 'application/json' },
        body: JSON.stringify({
          inbox_key: inboxKey,
          secret,
          ...(identityToken !== null && { identity_token: identityToken }),
          ...Object.fromEntries(said),
        }),
      })
      const body = (await response.json()) as Record<string, unknown>
      if (response.ok)
        return {
          token: String(body.token),
          expiresAt: Number(body.expires_at) * 1000,
          contactId: String(body.contact_id),
          hasJoined: body.joined !== undefined,
          inbox: readWelcome(body.inbox),
        }
      const isOurs = typeof body.reason === 'string' && response.status < 500
      if (response.status === 429) {
        const wait = Number(body.seconds ?? response.headers.get('retry-after'))
        return { reason: 'rate_limited', seconds: wait > 0 ? wait : null }
      }
      return { reason: isOurs ? String(body.reason) : 'unreachable' }
    } catch {
      return { reason: 'unreachable' }
    }
  }
}

/** The function writes this object itself; what an older one does not say is null. */
function readWelcome(wire: unknown): Welcome {
  const { name, greetings, looks } = (wire ?? {}) as Record<string, unknown>
  return {
    name: String(name),
    greetings: (greetings ?? {}) as Record<string, string>,
    looks: (looks ?? null) as Looks | null,
  }
}

/** Ends the session of a token, also while the page is going away. */
export function endSession(
  platform: { url: string; publishableKey: string },
  token: string,
): Promise<unknown> {
  return fetch(`${platform.url}/functions/v1/widget-session`, {
    method: 'DELETE',
    headers: { apikey: platform.publishableKey, authorization: `Bearer ${token}` },
    keepalive: true,
  }).catch(() => undefined)
}
