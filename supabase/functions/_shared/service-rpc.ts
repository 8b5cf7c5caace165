/** A refusal of the Data API: the database's machine reason and the HTTP status. */
export class RpcRefused extends Error {
  reason: string
  status: number

  constructor(reason: string, status: number) {
    super(`${status} ${reason}`)
    this.reason = reason
    this.status = status
  }
}

/**
 * Calls a database function as service_role.
 *
 * @throws RpcRefused when the database refuses; TypeError or DOMException when it cannot be reached
 */
export async function serviceRpc(
  platform: { url: string; key: string },
  name: string,
  parameters: Record<string, unknown>,
): Promise<unknown> {
  const response = await fetch(`${platform.url}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: {
      apikey: platform.key,
      authorization: `Bearer ${platform.key}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(parameters),
    signal: AbortSignal.timeout(10_000),
  })
  const text = await response.text()
  if (response.ok) return text === '' ? null : JSON.parse(text)
  throw new RpcRefused(reasonIn(text), response.status)
}

function reasonIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string' ? message : 'unknown'
  } catch {
    return 'unknown'
  }
}
