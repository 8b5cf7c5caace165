import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerBroadcast } from './broadcast-http.ts'
import type { Context } from './context.ts'
import { Refusal } from './refusal.ts'
import type { ReplicationStatus } from './replication/replication.ts'
import type { Version } from './serializer.ts'
import type { Caller } from './token.ts'

export type Health = {
  status: 'ok' | 'starting'
  sockets: number
  topics: number
  channels: number
  replication: ReplicationStatus
  memoryBytes: number
}

/** Checks the address and key of a WebSocket. `refused`: the HTTP status line. */
export function admit(
  { tokens, limits }: Context,
  request: IncomingMessage,
  socketCount: number,
): { version: Version; key: Caller } | { refused: string } {
  const { path, query } = locate(request)
  if (path !== '/socket/websocket' && path !== '/websocket') return { refused: '404 Not Found' }
  const version = query.get('vsn') ?? '1.0.0'
  if (version !== '1.0.0' && version !== '2.0.0') return { refused: '403 Forbidden' }
  if (socketCount >= limits.maxSockets) return { refused: '429 Too Many Requests' }
  const header = request.headers['x-api-key']
  try {
    const key = tokens.apiKey(typeof header === 'string' ? header : (query.get('apikey') ?? ''))
    return { version, key }
  } catch (error) {
    if (error instanceof Refusal) return { refused: '403 Forbidden' }
    throw error
  }
}

/** Answers /health, broadcasts over HTTP and preflights. */
export async function answer(
  context: Context,
  health: () => Health,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { path, query } = locate(request)
  if (path === '/health') {
    const body = health()
    return respond(response, body.status === 'ok' ? 200 : 503, body)
  }
  // Pages of other origins broadcast too: the key decides, not the origin.
  response.setHeader('access-control-allow-origin', '*')
  if (request.method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', 'POST, OPTIONS')
    response.setHeader('access-control-allow-headers', '*, authorization')
    return respond(response, 204)
  }
  const answered = await answerBroadcast(context, request, path, query)
  respond(response, answered?.status ?? 404, answered ? answered.body : { message: 'Not found' })
}

export function respond(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined) {
    response.writeHead(status).end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** The path without /realtime/v1, which a gateway may or may not have taken off. */
function locate(request: IncomingMessage): { path: string; query: URLSearchParams } {
  // URL.parse, not new URL: an address that is none must not end the process.
  const url = URL.parse(request.url ?? '/', 'http://realtime')
  if (!url) return { path: '', query: new URLSearchParams() }
  return { path: url.pathname.replace(/^\/realtime\/v1(?=\/)/, ''), query: url.searchParams }
}
