import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Mailbox, MailFilter } from './mailbox.ts'

/*
 * The web inbox at / and its API:
 *   GET    /api/mails?to=&since=&wait=   summaries, newest first; `wait`: ms to wait for the first one
 *   GET    /api/mails/:id                one mail: headers, html, text, attachments
 *   GET    /api/mails/:id/raw            as it came
 *   GET    /api/mails/:id/attachments/0  one attachment
 *   DELETE /api/mails                    all of them
 */

const page = readFileSync(join(import.meta.dirname, 'inbox.html'))
const longestWait = 30_000

/** Foreign mail is shown inside: nothing on this page may load from anywhere or send anything. */
const pagePolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src data: https: http:; frame-src 'self'"

/** Listens on 127.0.0.1 when this resolves. */
export async function serveInbox(mailbox: Mailbox, port: number): Promise<Server> {
  const server = createServer((request, to) => {
    answer(mailbox, request, to).catch(() => {
      if (to.headersSent) to.destroy()
      else sendJson(to, 500, { message: 'Internal server error' })
    })
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  return server
}

async function answer(
  mailbox: Mailbox,
  request: IncomingMessage,
  to: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://inbox')
  const [, , , id = '', part = '', index = ''] = url.pathname.split('/')
  const call = `${request.method} ${url.pathname.split('/').slice(0, 3).join('/')}`
  if (request.method === 'GET' && url.pathname === '/')
    return send(to, 'text/html; charset=utf-8', page)
  if (url.pathname === '/health')
    return sendJson(to, 200, { status: 'up', mails: mailbox.list().length })
  if (call === 'DELETE /api/mails' && !id) {
    await mailbox.clear()
    to.writeHead(204)
    return void to.end()
  }
  if (call !== 'GET /api/mails') return sendJson(to, 404, { message: 'Not found' })
  if (!id) return list(mailbox, url.searchParams, to)
  const raw = await mailbox.raw(id)
  if (!raw) return sendJson(to, 404, { message: 'No such mail' })
  if (part === 'raw') return send(to, 'text/plain; charset=utf-8', raw)
  if (part === 'attachments') return attachment(mailbox, id, Number(index), to)
  sendJson(to, 200, await describe(mailbox, id))
}

async function list(mailbox: Mailbox, query: URLSearchParams, to: ServerResponse): Promise<void> {
  const since = query.get('since')
  const filter: MailFilter = {
    to: query.get('to') ?? undefined,
    since: since ? new Date(since) : undefined,
  }
  if (filter.since && Number.isNaN(filter.since.getTime()))
    return sendJson(to, 400, { message: 'since is not a time' })
  const wait = Math.min(longestWait, Number(query.get('wait')) || 0)
  sendJson(to, 200, wait > 0 ? await mailbox.waitFor(filter, wait) : mailbox.list(filter))
}

async function describe(mailbox: Mailbox, id: string) {
  const mail = await mailbox.read(id)
  const summary = mailbox.list().find((one) => one.id === id)
  return {
    ...summary,
    messageId: mail?.messageId,
    from: mail?.from,
    to: mail?.to ?? [],
    cc: mail?.cc ?? [],
    replyTo: mail?.replyTo ?? [],
    date: mail?.date,
    headers: mail?.headers ?? [],
    html: mail?.html ?? null,
    text: mail?.text ?? null,
    attachments: (mail?.attachments ?? []).map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      size: Buffer.from(content as ArrayBuffer).length,
    })),
  }
}

async function attachment(
  mailbox: Mailbox,
  id: string,
  index: number,
  to: ServerResponse,
): Promise<void> {
  const found = (await mailbox.read(id))?.attachments[index]
  if (!found) return sendJson(to, 404, { message: 'No such attachment' })
  const name = encodeURIComponent(found.filename ?? 'attachment')
  to.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`)
  send(to, found.mimeType, Buffer.from(found.content as ArrayBuffer))
}

function send(to: ServerResponse, type: string, body: Buffer): void {
  to.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'content-security-policy': pagePolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  to.end(body)
}

function sendJson(to: ServerResponse, status: number, body: unknown): void {
  to.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  to.end(JSON.stringify(body))
}
