import { Agent, request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { sendJson } from './http.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })
/** Belong to one connection, not to the message (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
])

/** Passes an HTTP request on and its answer back, both as they stream. 502 when nobody listens. */
export function forward(
  incoming: IncomingMessage,
  to: ServerResponse,
  port: number,
  path: string,
): void {
  const outgoing = sendRequest({
    agent,
    host: '127.0.0.1',
    port,
    path,
    method: incoming.method,
    headers: {
      ...incoming.headers,
      'x-forwarded-host': incoming.headers.host ?? '',
    },
  })
  outgoing.on('response', (answer) => {
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && !hopByHop.has(name)) to.setHeader(name, value)
    }
    to.writeHead(answer.statusCode ?? 502)
    answer.pipe(to)
    // Half an answer must look broken to the client, not complete.
    answer.on('error', () => to.destroy())
  })
  outgoing.on('error', () => {
    if (to.headersSent) to.destroy()
    else sendJson(to, 502, { message: 'The service behind this path does not answer' })
  })
  to.on('close', () => outgoing.destroy())
  incoming.pipe(outgoing)
}

/**
 * Joins a WebSocket with the service behind it: the handshake is sent on as it came, then bytes flow
 * both ways unread, which costs next to nothing per message.
 */
export function joinUpgrade(
  incoming: IncomingMessage,
  client: Duplex,
  head: Buffer,
  port: number,
  path: string,
): void {
  const service = connect({ host: '127.0.0.1', port, noDelay: true })
  const part = () => {
    client.destroy()
    service.destroy()
  }
  client.on('error', part)
  client.on('close', part)
  service.on('error', part)
  service.on('close', part)
  service.on('connect', () => {
    const headers: string[] = []
    for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
      headers.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`)
    }
    headers.push(`X-Forwarded-For: ${incoming.socket.remoteAddress ?? ''}`)
    service.write(`${incoming.method} ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
    service.write(head)
    service.pipe(client)
    client.pipe(service)
  })
}
