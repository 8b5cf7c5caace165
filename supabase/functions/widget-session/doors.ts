/*
 * From where a session may be asked for. Requests come from the frame, which the desk serves; which page
 * holds the frame is decided by the browser (frame-ancestors), and said here once more by the frame, which
 * saw the page's true origin in the handshake.
 */

/**
 * Does the request come from a page of the desk? A browser says so in `Origin`; without the header it is no
 * browser's request, and limits are what holds it.
 *
 * @param desk address of the desk; undefined where the operator has not set it: then nothing is checked
 */
export function comesFromDesk(origin: string | null, desk: string | undefined): boolean {
  if (!desk || origin === null) return true
  try {
    const [from, own] = [new URL(origin), new URL(desk)]
    if (from.origin === own.origin) return true
    // Two names of one machine, on one's own machine.
    return isLoopback(from) && isLoopback(own) && from.port === own.port
  } catch {
    return false
  }
}

function isLoopback({ hostname }: URL): boolean {
  return /^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)*localhost)$/.test(hostname)
}

/**
 * May a page of this origin hold the widget? As browsers match frame-ancestors: `*.example.com` is not
 * example.com, and a port is said where it is not the usual one. No domains: every page.
 */
export function mayHold(origin: string, domains: string[]): boolean {
  if (domains.length === 0) return true
  const [, scheme = '', host = ''] = /^(https?):\/\/([^/]+)$/.exec(origin.toLowerCase()) ?? []
  return domains.some((domain) => {
    const [, wanted = '', pattern = ''] = /^(?:(https?):\/\/)?(.+)$/.exec(domain) ?? []
    if (host === '' || (wanted !== '' && wanted !== scheme)) return false
    return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
  })
}

/**
 * The network address in a header that the operator's own proxy writes; of a list, the last, which nobody
 * before the proxy can have written. Null where no header is trusted.
 */
export function addressOf(request: Request, header: string | undefined): string | null {
  if (!header) return null
  const value = request.headers.get(header)?.split(',').at(-1)?.trim() ?? ''
  return value === '' ? null : value.slice(0, 60)
}
