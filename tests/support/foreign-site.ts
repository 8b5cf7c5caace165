import { createServer } from 'node:http'

/** Pages of somebody else's site. */
export type ForeignSite = { origin: string; close: () => Promise<void> }

/**
 * A web site of another host than the desk's, so that the widget's frame is a third party on it: the desk
 * is at localhost, this at 127.0.0.1.
 *
 * @param pageAt HTML of a path, or null where there is none
 */
export async function openForeignSite(
  pageAt: (path: string) => string | null,
): Promise<ForeignSite> {
  const server = createServer((request, response) => {
    const html = pageAt(new URL(request.url ?? '/', 'http://site').pathname)
    response.writeHead(html === null ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.end(html ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port for the site')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A page that holds the widget as docs/widget.md says, with a story to scroll. */
export function pageWithWidget(desk: string, settings: object, words = 'A shop'): string {
  return `<!doctype html><html lang="ru"><head><title>${words}</title></head><body>
<h1>${words}</h1><p>${'A story to read. '.repeat(80)}</p>
<script>
window.otklikSettings = ${JSON.stringify(settings)}
window.Otklik = window.Otklik || function () { (window.Otklik.q = window.Otklik.q || []).push(arguments) }
</script>
<script async src="${desk}/widget/demo-travel"></script>
</body></html>`
}

/**
 * For addInitScript: a frame of another site has no storage. Chromium shuts third parties out by itself
 * (`npm run proof:widget -- storage` has both); where a browser does not, its storage throws as if it did.
 */
export function withoutThirdPartyStorage(): void {
  if (window.top === window.self) return
  try {
    if (window.localStorage.length < 0) return
  } catch {
    // It is blocked in earnest.
    return
  }
  const forbidden = () => {
    throw new DOMException('Storage is forbidden in frames of other sites.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get: forbidden })
  Object.defineProperty(navigator, 'locks', { get: () => ({ request: forbidden }) })
  Object.defineProperty(window, 'BroadcastChannel', { value: forbidden })
}
