import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { Keys } from '../settings.ts'
import type { Caller, CheckCaller, Refusal } from './caller.ts'
import type { CallerStore, CurrentRequest } from './caller-store.ts'
import { readBody, sendJson, sendWebResponse, toWebHeaders, toWebRequest } from './http.ts'
import type { Lite } from './lite-app.ts'
import type { PlatformConfig } from './platform-config.ts'
import type { Pools } from './pools.ts'
import type { CallFunction } from './rpc.ts'
import type { SchemaWatch } from './watch-schema.ts'

type Parts = {
  lite: Lite
  config: PlatformConfig
  pools: Pools
  callerStore: CallerStore
  checkCaller: CheckCaller
  callFunction: CallFunction
  schema: SchemaWatch
  keys: Keys
}

const largestBody = 32 * 1024 * 1024

/** The three services that @supabase/lite answers, and the fast way around it for functions. */
export function createLiteRoutes(parts: Parts) {
  const { lite, callerStore, checkCaller, callFunction, schema } = parts

  function ask(current: CurrentRequest, request: Request): Promise<Response> {
    return callerStore.run(current, () => lite.app.fetch(request))
  }

  async function rest(request: IncomingMessage, to: ServerResponse, url: URL): Promise<void> {
    const { caller, refusal } = await checkCaller(request.headers, url.searchParams)
    if (refusal) return sendRefusal(to, refusal)
    const body = await readBody(request, largestBody)
    const path = url.pathname.slice('/rest/v1'.length)
    if (request.method === 'POST' && path.startsWith('/rpc/')) {
      const name = decodeURIComponent(path.slice('/rpc/'.length))
      const { headers } = request
      const answer = await callFunction({
        name,
        headers,
        query: url.searchParams,
        body: body.toString(),
        caller,
      })
      if (answer) {
        to.writeHead(answer.status, answer.headers)
        return void to.end(answer.body)
      }
    }
    const current = currentRequest('rest', request, path, caller)
    const send = () =>
      ask(
        current,
        toWebRequest(request, url, body.length ? body : undefined, withoutToken(request)),
      )
    let response = await send()
    // A table or function made a moment ago, before the news of it arrived.
    if (response.status === 404 && schema.refresh()) response = await send()
    await sendWebResponse(response, to)
  }

  async function auth(request: IncomingMessage, to: ServerResponse, url: URL): Promise<void> {
    const body = await readBody(request, largestBody)
    const path = url.pathname.slice('/auth/v1'.length)
    const headers = toWebHeaders(request)
    const token = headers.get('authorization')?.replace(/^Bearer\s+/i, '')
    // An older client sends the key as token too; lite would take it for a user's.
    if (token && isKey(parts.keys, token)) headers.delete('authorization')
    const key = headers.get('apikey') ?? url.searchParams.get('apikey')
    const caller = key ? (await checkCaller({ apikey: key }, url.searchParams)).caller : undefined
    const current = currentRequest('auth', request, path, caller)
    const content = path === '/otp' && !parts.config.enableSignup ? withoutSignup(body) : body
    await sendWebResponse(
      await ask(current, toWebRequest(request, url, content.length ? content : undefined, headers)),
      to,
    )
  }

  async function storage(request: IncomingMessage, to: ServerResponse, url: URL): Promise<void> {
    const caller = await storageCaller(parts, request, url)
    const path = url.pathname.slice('/storage/v1'.length)
    const headers = caller ? withoutToken(request) : toWebHeaders(request)
    const current = currentRequest('storage', request, path, caller)
    const body = Readable.toWeb(request) as WebStream
    await sendWebResponse(await ask(current, toWebRequest(request, url, body, headers)), to)
  }

  return { rest, auth, storage }
}

function currentRequest(
  api: CurrentRequest['api'],
  request: IncomingMessage,
  path: string,
  caller: Caller | undefined,
): CurrentRequest {
  const { authorization: _token, apikey: _key, ...headers } = request.headers
  const method = request.method ?? 'GET'
  return {
    api,
    caller,
    method,
    path,
    headersJson: JSON.stringify(headers),
    readOnly: api === 'rest' && (method === 'GET' || method === 'HEAD'),
  }
}

/** The caller is known already; lite must neither read the token again nor look its user up. */
function withoutToken(request: IncomingMessage): Headers {
  const headers = toWebHeaders(request)
  headers.delete('authorization')
  headers.set('apikey', 'checked')
  return headers
}

function isKey(keys: Keys, token: string): boolean {
  return [keys.publishableKey, keys.secretKey, keys.anonKey, keys.serviceRoleKey].includes(token)
}

/** Storage wants no apikey; a token alone is enough, and its public routes need neither. */
async function storageCaller(
  { checkCaller, keys }: Parts,
  request: IncomingMessage,
  url: URL,
): Promise<Caller | undefined> {
  const { headers } = request
  const token = headers.authorization?.replace(/^Bearer\s+/i, '')
  const key = headers.apikey ?? (token && isKey(keys, token) ? token : keys.publishableKey)
  if (headers.apikey === undefined && token === undefined) return undefined
  return (await checkCaller({ ...headers, apikey: key }, url.searchParams)).caller
}

/** lite's one-time codes make an account even where sign-up is closed, unless the request forbids it. */
function withoutSignup(body: Buffer): Buffer {
  try {
    return Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), create_user: false }))
  } catch {
    return body
  }
}

function sendRefusal(to: ServerResponse, { status, code, body }: Refusal): void {
  sendJson(to, status, body, { 'sb-error-code': code, 'www-authenticate': 'Bearer' })
}
