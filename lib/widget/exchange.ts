import { fetchWithin } from './fetch-within.ts'
import type { Exchange } from './session.ts'

/** Milliseconds one exchange may take: an edge function that starts cold is slow once. */
const patience = 15_000

/**
 * Asks the widget-session function (supabase/functions/widget-session) for a token.
 *
 * @param platform address and publishable key of the Supabase platform
 */
export function createExchange(
  platform: { url: string; publishableKey: string },
  inboxKey: string,
): Exchange {
  return async (secret, identityToken) => {
    try {
      const response = await fetchWithin(patience, `${platform.url}/functions/v1/widget-session`, {
        method: 'POST',
        headers: { apikey: platform.publishableKey, 'content-type': 'application/json' },
        body: JSON.stringify({ inbox_key: inboxKey, secret, identity_token: identityToken }),
      })
      const body = (await response.json()) as Record<string, unknown>
      if (response.ok)
        return {
          token: String(body.token),
          expiresAt: Number(body.expires_at) * 1000,
          contactId: String(body.contact_id),
          inbox: body.inbox as { name: string; greetings: Record<string, string> },
        }
      const isOurs = typeof body.reason === 'string' && response.status < 500
      return { reason: isOurs ? String(body.reason) : 'unreachable' }
    } catch {
      return { reason: 'unreachable' }
    }
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
