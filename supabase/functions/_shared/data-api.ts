/** A refusal of the Data API: the database's machine reason and the HTTP status. */
export class RpcRefused extends Error {
  reason: string
  status: number
  /** Words for developers; of `rate_limited` the seconds to wait. */
  details: string

  constructor(reason: string, status: number, details = '') {
    super(`${status} ${reason}`)
    this.reason = reason
    this.status = status
    this.details = details
  }
}

export type Platform = { url: string; key: string }

/**
 * Asks the Data API as whoever holds the token.
 *
 * @param path below /rest/v1, e.g. `rpc/send_message`, `members?select=id`
 * @param parameters makes it a POST
 * @throws RpcRefused when the database refuses; TypeError or DOMException when it cannot be reached
 */
export async function askDataApi(
  { url, key }: Platform,
  token: string,
  path: string,
  parameters?: Record<string, unknown>,
): Promise<unknown> {
  const response = await fetch(`${url}/rest/v1/${path}`, {
    method: parameters ? 'POST' : 'GET',
    headers: {
      apikey: key,
      authorization: `Bearer ${token}`,
      ...(parameters && { 'content-type': 'application/json' }),
    },
    ...(parameters && { body: JSON.stringify(parameters) }),
    signal: AbortSignal.timeout(10_000),
  })
  const text = await response.text()
  if (response.ok) return text === '' ? null : JSON.parse(text)
  const { message, details } = refusalIn(text)
  throw new RpcRefused(message ?? 'unknown', response.status, details)
}

function refusalIn(text: string): { message?: string; details?: string } {
  try {
    const { message, details } = JSON.parse(text) as { message?: unknown; details?: unknown }
    return {
      ...(typeof message === 'string' && { message }),
      ...(typeof details === 'string' && { details }),
    }
  } catch {
    return {}
  }
}
