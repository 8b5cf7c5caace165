/**
 * Under whose name this browser keeps secret, drafts and unsent messages: `visitor`, or the user_id that
 * the identity token claims. The signature is the server's to check; a forged name opens only an empty
 * drawer of this browser, or one whose secret the server refuses.
 */
export function personOf(userJwt: string | null): string {
  if (userJwt === null) return 'visitor'
  const userId = claimsOf(userJwt).user_id
  // A token that cannot be read still is no visitor's.
  return `user:${typeof userId === 'string' || typeof userId === 'number' ? String(userId).trim() : ''}`
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
