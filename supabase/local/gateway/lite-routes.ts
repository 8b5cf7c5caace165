import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Keys } from '../keys.ts'
import { isApiKey, type Caller, type CheckCaller, type Refusal } from './caller.ts'
import type { CallerStore, CurrentRequest } from './caller-store.ts'
import { readBody, sendJson, sendWebResponse, toWebHeaders, toWebRequest } from './http.ts'
import type { Lite } from './lite-app.ts'
import type { PlatformConfig } from './platform-config.ts'
import type { CallFunction } from './rpc.ts'
import type { SignIn } from './sign-in.ts'
import type { SchemaWatch } from './watch-schema.ts'

type Parts = {
  lite: Lite
  config: PlatformConfig
  callerStore: CallerStore
  checkCaller: CheckCaller
  callFunction: CallFunction
  schema: SchemaWatch
  signIn: SignIn
  keys: Keys
}

const largestBody = 32 * 1024 * 1024

/** What @supabase/lite answers: tables and Auth; and the fast way around it for functions. */
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
    if (!(await isSchemaReadable())) return sendJson(to, 503, schemaUnreadable)
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

  async function isSchemaReadable(): Promise<boolean> {
    return lite.connection.introspect({ useCache: true }).then(
      () => true,
      () => false,
    )
  }

  async function auth(request: IncomingMessage, to: ServerResponse, url: URL): Promise<void> {
    const body = await readBody(request, largestBody)
    const path = url.pathname.slice('/auth/v1'.length)
    const headers = toWebHeaders(request)
    const token = headers.get('authorization')?.replace(/^Bearer\s+/i, '')
    // An older client sends the key as token too; lite would take it for a user's.
    if (token && isApiKey(parts.keys, token)) headers.delete('authorization')
    const key = headers.get('apikey') ?? url.searchParams.get('apikey')
    const caller = key ? (await checkCaller({ apikey: key }, url.searchParams)).caller : undefined
    const current = currentRequest('auth', request, path, caller)
    const content = adaptAuthBody(path, body, parts.config)
    const type = url.searchParams.get('type')
    if (type) url.searchParams.set('type', liteType(type))
    const response = await ask(
      current,
      toWebRequest(request, url, content.length ? content : undefined, headers),
    )
    const isSignIn = path === '/token' && request.method === 'POST'
    const grant = url.searchParams.get('grant_type')
    await sendWebResponse(isSignIn ? await parts.signIn(response, grant, body) : response, to)
  }

  return { rest, auth }
}

const schemaUnreadable = {
  code: 'PGRST002',
  message: 'Could not query the database for the schema cache. Retrying.',
  details: null,
  hint: null,
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

/** What lite would take differently from GoTrue. */
function adaptAuthBody(path: string, body: Buffer, config: PlatformConfig): Buffer {
  if (path !== '/otp' && path !== '/verify') return body
  try {
    const parsed = JSON.parse(body.toString()) as { type?: string }
    // lite's one-time codes make an account even where sign-up is closed, unless they are forbidden to.
    if (path === '/otp' && !config.enableSignup)
      return Buffer.from(JSON.stringify({ ...parsed, create_user: false }))
    if (path === '/verify')
      return Buffer.from(JSON.stringify({ ...parsed, type: liteType(parsed.type ?? '') }))
    return body
  } catch {
    return body
  }
}

/** GoTrue's two newer names for a link in a mail, by the older names that lite knows. */
function liteType(type: string): string {
  if (type === 'email') return 'magiclink'
  if (type === 'invite') return 'signup'
  return type
}

function sendRefusal(to: ServerResponse, { status, code, body }: Refusal): void {
  sendJson(to, status, body, { 'sb-error-code': code, 'www-authenticate': 'Bearer' })
}
