import type { IncomingMessage, ServerResponse } from 'node:http'

const exposed =
  'Content-Range, Content-Location, Preference-Applied, X-Total-Count, Link, X-Sb-Error-Code, Sb-Error-Code'

/** Any page may call the API, as on Supabase: what protects it is the key and the token, not the origin. */
export function allowAnyOrigin(to: ServerResponse): void {
  to.setHeader('access-control-allow-origin', '*')
  to.setHeader('access-control-expose-headers', exposed)
}

/** Answers a preflight: everything that the page asked for. */
export function answerPreflight(request: IncomingMessage, to: ServerResponse): void {
  allowAnyOrigin(to)
  to.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
  to.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ??
      'authorization, apikey, content-type, x-client-info',
  )
  to.setHeader('access-control-max-age', '3600')
  to.writeHead(200, { 'content-length': '0' })
  to.end()
}

export function isPreflight(request: IncomingMessage): boolean {
  return (
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
  )
}
