/** What a token says of whom it is for. Not a check: the database makes it. Undefined for what is no token. */
export function claimOf(token: string | undefined, name: 'sub' | 'session_id'): string | undefined {
  try {
    const claims = token?.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    const value = (JSON.parse(atob(claims)) as Record<string, unknown>)[name]
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
