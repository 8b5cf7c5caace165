import { createServer, type Server } from 'node:http'

export type Health = {
  /** starting: no database yet · ok: takes jobs · silent: its beat does not arrive · stopping: drains. */
  status: 'starting' | 'ok' | 'silent' | 'stopping'
  worker: string
  /** Seconds since the last beat that the database took. */
  beatAge?: number
  /** Why it is not ok, where that is known. */
  reason?: string
}

/** `GET /health` on the loopback: 200 while the worker takes jobs, else 503; the same JSON either way. */
export function serveHealth(port: number, health: () => Health): Promise<Server> {
  const server = createServer((request, response) => {
    const isKnown = request.method === 'GET' && request.url === '/health'
    const answer = isKnown ? health() : { error: 'not_found' }
    const ok = 'status' in answer && answer.status === 'ok'
    response.writeHead(isKnown ? (ok ? 200 : 503) : 404, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    })
    response.end(JSON.stringify(answer))
  })
  // A reader that keeps its connection open must not hold up the end of the process.
  server.keepAliveTimeout = 1_000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
