import type { IncomingMessage } from 'node:http'
import type { Context } from './context.ts'
import { broadcast } from './frames.ts'
import { maxFrameBytes } from './limits.ts'
import { Refusal } from './refusal.ts'
import type { BroadcastPush } from './serializer.ts'
import { isApiKey } from './token.ts'
import type { Caller } from './token.ts'
import { topicKey } from './topics.ts'

type Message = { topic: string; push: BroadcastPush; isPrivate: boolean }
type Answer = { status: number; body?: unknown }

const single = /^\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/

/**
 * POST /api/broadcast {messages: [{topic, event, payload, private}]} and
 * POST /api/broadcast/<topic>/events/<event>?private=true with the payload as body (JSON or bytes).
 * Answers 202; 401 without a valid key or token; 422 for a malformed message; 403 where the policies
 * forbid a single message. Forbidden messages of a batch are left out in silence, as upstream does.
 * undefined: not one of these paths.
 */
export async function answerBroadcast(
  context: Context,
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
): Promise<Answer | undefined> {
  const address = single.exec(path)
  if (request.method !== 'POST' || (path !== '/api/broadcast' && !address)) return undefined
  let caller: Caller
  try {
    caller = identify(context, request)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: 401, body: { message: 'Unauthorized' } }
  }
  const body = await readBody(request)
  if (!body) return { status: 413, body: { message: 'Payload too large' } }
  const sender = { caller, headers: xHeaders(request) }
  try {
    if (!address) {
      for (const message of readBatch(body)) await send(context, sender, message)
      return { status: 202 }
    }
    const [, topic = '', event = ''] = address.map(decoded)
    const isPrivate = query.get('private') === 'true'
    const push = readPush(event, body, request.headers['content-type'] ?? '')
    const isSent = await send(context, sender, { topic, push, isPrivate })
    return isSent ? { status: 202 } : { status: 403, body: { message: 'Unauthorized' } }
  } catch (error) {
    if (error instanceof Unprocessable) return { status: 422, body: { errors: error.errors } }
    if (error instanceof Refusal) return { status: 422, body: { message: error.message } }
    throw error
  }
}

class Unprocessable extends Error {
  readonly errors: Record<string, unknown>

  constructor(errors: Record<string, unknown>) {
    super('unprocessable')
    this.errors = errors
  }
}

/** Sends to the members of the topic; false when the caller may not. */
async function send(
  context: Context,
  { caller, headers }: { caller: Caller; headers: Record<string, string> },
  { topic, push, isPrivate }: Message,
): Promise<boolean> {
  if (push.body.length > context.limits.maxPayloadBytes) {
    throw new Unprocessable({ payload: ['Payload size exceeds tenant limit'] })
  }
  if (!isPrivate && !context.allowPublic) return false
  if (isPrivate) {
    const asker = { caller, name: topic, headers }
    const isAllowed = await context.authorizer.write(asker, 'broadcast').catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'Unauthorized') return false
      throw error
    })
    if (!isAllowed) return false
  }
  context.topics.broadcast(topicKey(isPrivate, topic), broadcast(`realtime:${topic}`, push))
  return true
}

function identify(context: Context, request: IncomingMessage): Caller {
  const [scheme, bearer] = (request.headers.authorization ?? '').split(' ')
  const { apikey } = request.headers
  const token = scheme?.toLowerCase() === 'bearer' ? bearer : undefined
  if (token && !isApiKey(token)) return context.tokens.token(token)
  return context.tokens.apiKey(typeof apikey === 'string' ? apikey : (token ?? ''))
}

function xHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (pair): pair is [string, string] => pair[0].startsWith('x-') && typeof pair[1] === 'string',
    ),
  )
}

function readBatch(body: Buffer): Message[] {
  const batch = parse(body) as { messages?: unknown } | null
  if (!Array.isArray(batch?.messages)) throw new Unprocessable({ messages: ["can't be blank"] })
  return batch.messages.map((entry: unknown): Message => {
    const { topic, event, payload, ...rest } = (entry ?? {}) as Record<string, unknown>
    const required = { topic, event, payload }
    const blank = Object.entries(required).filter(([, value]) => value == null || value === '')
    if (blank.length > 0) {
      const errors = Object.fromEntries(blank.map(([name]) => [name, ["can't be blank"]]))
      throw new Unprocessable({ messages: [errors] })
    }
    const push: BroadcastPush = {
      event: String(event),
      encoding: 'json',
      body: Buffer.from(JSON.stringify(payload)),
    }
    return { topic: String(topic), push, isPrivate: rest.private === true }
  })
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Unprocessable({ topic: ['is not a valid path'] })
  }
}

function readPush(event: string, body: Buffer, type: string): BroadcastPush {
  if (type.startsWith('application/octet-stream')) return { event, encoding: 'binary', body }
  parse(body)
  return { event, encoding: 'json', body }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Unprocessable({ payload: ['is not JSON'] })
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxFrameBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
