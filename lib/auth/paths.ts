/** Where a member lands without a better wish. */
export const homePath = '/inbox/mine'

/** Open to strangers. What is not listed here asks for a session first; data asks the database anyway. */
const openPaths = ['/sign-in', '/forgot-password', '/auth', '/invite', '/demo', '/api/health']
/** Nothing to do here for somebody who is signed in. */
const strangersPaths = ['/sign-in', '/forgot-password']

export function isOpenPath(path: string): boolean {
  return openPaths.some((open) => path === open || path.startsWith(`${open}/`))
}

/** Looks different to somebody who is signed in, so that the session is refreshed before it. */
export function looksAtSession(path: string): boolean {
  return isStrangersPath(path) || path === '/invite' || !isOpenPath(path)
}

export function isStrangersPath(path: string): boolean {
  return strangersPaths.includes(path)
}

/** The wish of `?next=` if it stays on this site, else home. Never an address of somebody else's. */
export function safeNext(next: string | null | undefined): string {
  // A browser reads "//host", "/\host" and "/<tab>/host" as another site's address.
  if (!next || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || next.includes('\\')) return homePath
  return next
}

/** The address that asks a stranger to sign in and then goes on. */
export function signInPath(next: string): string {
  return next === '/' || next === homePath
    ? '/sign-in'
    : `/sign-in?next=${encodeURIComponent(next)}`
}
