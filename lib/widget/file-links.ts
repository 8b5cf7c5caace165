import { fetchWithin } from './fetch-within.ts'

/** Seconds that an address of a file lives, and those for which it is given out. */
const lifetime = 3_600
const useful = 3_000

/**
 * Addresses of attachments: signed by Storage for this customer, so that an image or a link can carry them
 * without a token.
 *
 * @param now milliseconds since the epoch
 */
export function createFileLinks(
  platform: { url: string; publishableKey: string },
  token: () => Promise<string>,
  now: () => number,
) {
  const known = new Map<string, { url: Promise<string | null>; until: number }>()

  async function sign(path: string): Promise<string | null> {
    try {
      const address = `${platform.url}/storage/v1/object/sign/attachments/${path}`
      const response = await fetchWithin(12_000, address, {
        method: 'POST',
        headers: {
          apikey: platform.publishableKey,
          authorization: `Bearer ${await token()}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ expiresIn: lifetime }),
      })
      const { signedURL } = (await response.json()) as { signedURL?: string }
      return response.ok && signedURL ? `${platform.url}/storage/v1${signedURL}` : null
    } catch {
      return null
    }
  }

  return {
    /** null where the file is not there or nobody answers; the next call asks again. */
    async of(path: string): Promise<string | null> {
      const held = known.get(path)
      if (held && held.until > now()) return held.url
      const url = sign(path)
      known.set(path, { url, until: now() + useful * 1_000 })
      if ((await url) === null) known.delete(path)
      return url
    },
  }
}

/** The same address as one that a browser saves under this name. */
export function downloadOf(url: string, name: string): string {
  return `${url}&download=${encodeURIComponent(name)}`
}
