import { fetchWithin } from './fetch-within.ts'
import type { Limit } from './limit.ts'
import { SessionRefused, type Session } from './session.ts'

/** An answer of the Data API. `status` 0: none came. `message`: a reason, or null when all went well. */
export type RpcAnswer<Value> = { status: number; message: string | null; value: Value | null }

export type Rpc = <Value>(
  name: string,
  parameters: Record<string, unknown>,
  signal?: AbortSignal,
) => Promise<RpcAnswer<Value>>

/** Milliseconds one call may take. */
const patience = 12_000
/** Of the session's reasons those that no later try will change. */
const final = ['contact_blocked', 'inbox_not_found', 'origin_not_allowed']

/** Calls database functions as the customer; a refused token is renewed once and the call repeated. */
export function createRpc(
  platform: { url: string; publishableKey: string },
  session: Session,
  limit?: Limit,
): Rpc {
  async function post<Value>(
    name: string,
    parameters: Record<string, unknown>,
    token: string,
    signal: AbortSignal | undefined,
  ): Promise<RpcAnswer<Value>> {
    const request = {
      method: 'POST',
      headers: {
        apikey: platform.publishableKey,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(parameters),
    }
    const url = `${platform.url}/rest/v1/rpc/${name}`
    const response = await fetchWithin(patience, url, request, signal)
    const body: unknown = await response.json().catch(() => null)
    if (response.ok) return { status: response.status, message: null, value: body as Value }
    if (response.status === 429) limit?.hit(secondsIn(body))
    return { status: response.status, message: messageIn(body), value: null }
  }

  return async <Value>(
    name: string,
    parameters: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<RpcAnswer<Value>> => {
    if (limit?.isOn()) return { status: 429, message: 'rate_limited', value: null }
    try {
      const token = await session.token()
      const answer = await post<Value>(name, parameters, token, signal)
      // not_a_contact: the token is sound but its session was ended.
      if (answer.status !== 401 && answer.message !== 'not_a_contact') return answer
      return await post<Value>(name, parameters, await session.tokenAfter(token), signal)
    } catch (error) {
      const reason = error instanceof SessionRefused ? error.reason : ''
      return final.includes(reason)
        ? { status: 403, message: reason, value: null }
        : { status: 0, message: reason || 'unreachable', value: null }
    }
  }
}

function messageIn(body: unknown): string {
  const message = (body as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : 'unknown'
}

/** The database writes into `details` how long to wait. */
function secondsIn(body: unknown): number | null {
  const seconds = parseInt(String((body as { details?: unknown } | null)?.details), 10)
  return seconds > 0 ? seconds : null
}
