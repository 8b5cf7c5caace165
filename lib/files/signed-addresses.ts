import type { Platform } from '#lib/supabase/browser.ts'

/** Seconds an address opens a file: as long as a picture is looked at, not as long as it could be passed on. */
const goodFor = 600
/** Milliseconds before its end at which an address is asked for anew. */
const renewedBefore = 120_000

type Signed = { address: Promise<string | null>; until: number }

/**
 * Addresses from which the person may fetch files for some minutes. Storage's policies decide, with the
 * person's own token; files that are asked for at once are asked for together.
 */
export function createSigner(platform: Platform, now: () => number = Date.now) {
  const known = new Map<string, Signed>()
  let wanted = new Map<string, (address: string | null) => void>()

  function flush(): void {
    const asked = wanted
    wanted = new Map()
    sign([...asked.keys()]).then(
      (addresses) => {
        for (const [path, settle] of asked) settle(addresses.get(path) ?? null)
      },
      () => {
        // Nothing was said about them: the next one who asks asks again.
        for (const [path, settle] of asked) {
          known.delete(path)
          settle(null)
        }
      },
    )
  }

  async function sign(paths: string[]): Promise<Map<string, string>> {
    const { url, apikey, token } = platform
    const response = await fetch(`${url}/storage/v1/object/sign/attachments`, {
      method: 'POST',
      headers: {
        apikey,
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ expiresIn: goodFor, paths }),
      signal: AbortSignal.timeout(15_000),
    })
    if (!response.ok) throw new TypeError(`Storage answered ${response.status}`)
    const signed = (await response.json()) as { path: string; signedURL: string | null }[]
    return new Map(
      signed.flatMap(({ path, signedURL }) =>
        signedURL ? [[path, encodeURI(`${url}/storage/v1${signedURL}`)]] : [],
      ),
    )
  }

  return {
    /** Where the file is for now; null where one may not see it, or nobody answered. */
    address(path: string): Promise<string | null> {
      const before = known.get(path)
      if (before && before.until - renewedBefore > now()) return before.address
      const address = new Promise<string | null>((settle) => {
        if (wanted.size === 0) queueMicrotask(flush)
        wanted.set(path, settle)
      })
      known.set(path, { address, until: now() + goodFor * 1000 })
      return address
    },
    /** It did not open: the next one who asks gets another address. */
    forget: (path: string) => void known.delete(path),
  }
}

/** The same address, for a file to keep: Storage then answers that it is an attachment with this name. */
export function downloadOf(address: string, name: string): string {
  return `${address}&download=${encodeURIComponent(name)}`
}
