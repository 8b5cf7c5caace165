import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ResendRequest = {
  key: string
  body: Record<string, unknown> & { to: string; subject: string }
}

/** Resend's POST /emails as far as it matters: what a key means is that a mail goes out once. */
export type FakeResend = {
  url: string
  /** Mails that went out. */
  sent: ResendRequest[]
  requests: ResendRequest[]
  /** Take the next mails without ever answering, or answer with this error. */
  answer(how: 'normally' | 'never' | { statusCode: number; name: string }): void
  stop(): Promise<void>
}

export async function fakeResend(): Promise<FakeResend> {
  const sent: ResendRequest[] = []
  const requests: ResendRequest[] = []
  let how: Parameters<FakeResend['answer']>[0] = 'normally'
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'] ?? '')
      const body = JSON.parse(Buffer.concat(chunks).toString()) as ResendRequest['body']
      requests.push({ key, body })
      const answer = (statusCode: number, content: object) => {
        response.writeHead(statusCode, { 'content-type': 'application/json' })
        response.end(JSON.stringify(content))
      }
      if (typeof how === 'object') return answer(how.statusCode, { ...how, message: how.name })
      const earlier = sent.find((one) => one.key === key)
      if (!earlier) sent.push({ key, body })
      if (how === 'never') return
      if (earlier && JSON.stringify(earlier.body) !== JSON.stringify(body))
        return answer(409, {
          statusCode: 409,
          name: 'invalid_idempotent_request',
          message: 'changed',
        })
      answer(200, { id: key })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    requests,
    answer: (next) => (how = next),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
