import type { Platform } from './browser.ts'

/** Calls a function of the database while the page is being closed. Nobody hears the answer. */
export function lastCall(
  { url, apikey, token }: Platform,
  name: string,
  parameters: Record<string, unknown>,
): void {
  const call = async () =>
    fetch(`${url}/rest/v1/rpc/${name}`, {
      method: 'POST',
      // It outlives the page.
      keepalive: true,
      headers: {
        apikey,
        Authorization: `Bearer ${await token()}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(parameters),
    })
  call().catch(() => undefined)
}
