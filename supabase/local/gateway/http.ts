import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'

/** A body larger than the service takes; answered with 413. */
export class BodyTooLarge extends Error {}

/**
 * The bytes of a request. Whoever stops half-way leaves the connection open: destroyed, it would show
 * the client a broken pipe instead of the answer that says why.
 */
export function bytesOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
}

/** Reads a whole body. @param limit bytes; one more and it throws BodyTooLarge */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytesOf(request)) {
    size += chunk.length
    if (size > limit) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

/** The web Request that a node request stands for. `headers` replaces those that arrived. */
export function toWebRequest(
  request: IncomingMessage,
  url: URL,
  body: Uint8Array | WebStream | undefined,
  headers: Headers,
): Request {
  const method = request.method ?? 'GET'
  const bodiless = method === 'GET' || method === 'HEAD' || body === undefined
  return new Request(url, {
    method,
    headers,
    ...(bodiless ? {} : { body: body as BodyInit, duplex: 'half' }),
  })
}

export function toWebHeaders(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}

/** Sends a web Response. A client that left ends it quietly. */
export async function sendWebResponse(response: Response, to: ServerResponse): Promise<void> {
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') to.setHeader(name, value)
  })
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) to.setHeader('set-cookie', cookies)
  to.writeHead(response.status)
  if (!response.body) {
    to.end()
    return
  }
  await pipeline(Readable.fromWeb(response.body as WebStream), to).catch(() => {})
}

export function sendJson(
  to: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body)
  to.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  to.end(text)
}
