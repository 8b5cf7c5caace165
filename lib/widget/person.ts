import type { FrameSettings } from './settings.ts'

/** The part of the settings that says who somebody is. */
export type Claimed = Pick<FrameSettings, 'user_jwt' | 'user_hash'>

/** Whoever is not known by the host page. */
export const visitor = 'visitor'

/**
 * Under whose name this browser keeps secret, drafts and unsent messages: `visitor`, or the user_id that
 * the identity claims. The signature is the server's to check; a forged name opens only an empty drawer of
 * this browser, or one whose secret the server refuses.
 */
export function personOf({ user_jwt: jwt, user_hash: hash }: Claimed): string {
  if (jwt === null) return hash === null ? visitor : `user:${hash.user_id.trim()}`
  const userId = claimsOf(jwt).user_id
  // A token that cannot be read still is no visitor's.
  return `user:${typeof userId === 'string' || typeof userId === 'number' ? String(userId).trim() : ''}`
}

/** When an identity token ends, in milliseconds since the epoch; null where it does not say. */
export function endOf(jwt: string | null): number | null {
  const end = jwt === null ? null : claimsOf(jwt).exp
  return typeof end === 'number' ? end * 1_000 : null
}

function claimsOf(jwt: string): Record<string, unknown> {
  try {
    const part = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
