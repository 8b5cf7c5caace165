/** Any page may hold the widget, and none of its requests carries cookies: every origin is answered. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, apikey, content-type, x-client-info',
  'access-control-allow-methods': 'POST, DELETE, OPTIONS',
  'access-control-max-age': '86400',
}

/** An answer that no cache keeps; `undefined` answers with an empty body. */
export function jsonResponse(status: number, body?: unknown): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { ...cors, 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}
