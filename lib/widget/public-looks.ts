import { clock } from '#lib/kernel/clock.ts'
import { env } from '#lib/kernel/env.ts'
import type { Looks } from './looks.ts'

/** What everybody may know of a widget: it stands in the host page. */
export type PublicLooks = {
  app_id: string
  name: string
  looks: Looks
  /** Domains whose pages may hold it; none: every page. */
  ancestors: string[]
}

/** Milliseconds that an answer is kept: as long as a change of settings may take to be seen. */
const lifetime = 30_000
const most = 1_000
const kept = new Map<string, { looks: PublicLooks | null; at: number }>()

/**
 * The looks of a widget by its public key; null where there is no such widget, undefined where the
 * platform does not answer and nothing is known from before.
 */
export async function publicLooks(appId: string): Promise<PublicLooks | null | undefined> {
  if (!/^[\w-]{1,80}$/.test(appId)) return null
  const known = kept.get(appId)
  if (known && clock.ms() - known.at < lifetime) return known.looks
  const looks = await ask(appId)
  // A platform that is down leaves what was known: an inbox does not lose its doors by that.
  if (looks === undefined) return known?.looks
  if (kept.size >= most) kept.clear()
  kept.set(appId, { looks, at: clock.ms() })
  return looks
}

async function ask(appId: string): Promise<PublicLooks | null | undefined> {
  try {
    const response = await fetch(`${env('SUPABASE_URL')}/rest/v1/rpc/widget_looks`, {
      method: 'POST',
      headers: { apikey: env('SUPABASE_PUBLISHABLE_KEY'), 'content-type': 'application/json' },
      body: JSON.stringify({ inbox_key: appId }),
      cache: 'no-store',
      signal: AbortSignal.timeout(3_000),
    })
    return response.ok ? ((await response.json()) as PublicLooks | null) : undefined
  } catch {
    return undefined
  }
}

/**
 * Who may embed a widget, as the value of frame-ancestors. The desk itself shows it in its settings. An
 * unknown key is nobody's; where nothing can be learned, every page may hold a frame that opens nothing:
 * the session is refused, too, until the platform is back.
 */
export function frameAncestors(looks: PublicLooks | null | undefined): string {
  if (looks === null) return `'none'`
  const domains = (looks?.ancestors ?? []).filter((domain) => /^[a-z0-9:/.*-]+$/.test(domain))
  return domains.length === 0 ? '*' : ["'self'", ...domains].join(' ')
}
