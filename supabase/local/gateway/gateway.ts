import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Settings } from '../settings.ts'
import { createAdminUsers } from './admin-users.ts'
import { createAuthMailer } from './auth-mailer.ts'
import { AuthUsers } from './auth-users.ts'
import { createCallerCheck } from './caller.ts'
import { createCallerStore } from './caller-store.ts'
import { allowAnyOrigin, answerPreflight, isPreflight } from './cors.ts'
import { createFunctionCatalogue } from './function-catalogue.ts'
import { checkHealth } from './health.ts'
import { BodyTooLarge, sendJson } from './http.ts'
import { createLite } from './lite-app.ts'
import { createLiteRoutes } from './lite-routes.ts'
import { createPasswordHook } from './password-hook.ts'
import type { PlatformConfig } from './platform-config.ts'
import { openPools } from './pools.ts'
import { forward, joinUpgrade } from './proxy.ts'
import { createRpc } from './rpc.ts'
import { createSignIn } from './sign-in.ts'
import { createStorage } from './storage/storage.ts'
import { watchSchema } from './watch-schema.ts'

export type Gateway = { server: Server; stop(): Promise<void> }

/**
 * One address for all of Supabase's paths: /rest/v1, /auth/v1 and /storage/v1 are answered here,
 * /realtime/v1 and /functions/v1 by their own processes. Listens on 127.0.0.1 when this resolves.
 */
export async function startGateway(
  settings: Settings,
  config: PlatformConfig,
  log: Logger,
): Promise<Gateway> {
  const pools = openPools(settings, (error) =>
    log.warn({ error: error.message }, 'database connection lost'),
  )
  const callerStore = createCallerStore()
  const checkCaller = createCallerCheck(settings.keys)
  const catalogue = createFunctionCatalogue(pools.system, config.schemas)
  const users = new AuthUsers(pools.system)
  const mailer = createAuthMailer(settings, config)
  const lite = await createLite(settings, config, pools, callerStore, mailer)
  const schema = watchSchema(settings, log, () => {
    catalogue.reload()
    void lite.connection.clearSchemaCache()
  })
  const routes = createLiteRoutes({
    lite,
    config,
    callerStore,
    checkCaller,
    callFunction: createRpc(pools.callers, catalogue, config.schemas),
    schema,
    signIn: createSignIn(users, createPasswordHook(pools.system, config.passwordHook, log)),
    keys: settings.keys,
  })
  const storage = createStorage(settings, config, pools, checkCaller)
  const adminUsers = createAdminUsers(users, mailer, settings, config)

  async function answer(request: IncomingMessage, to: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', settings.urls.api)
    noteOrigin(request)
    const { pathname } = url
    if (pathname === '/health') return checkHealth(settings, pools.system, to)
    if (pathname.startsWith('/functions/v1/'))
      return forward(request, to, settings.ports.functions, `/${pathname.slice(14)}${url.search}`)
    if (isPreflight(request)) return answerPreflight(request, to)
    allowAnyOrigin(to)
    if (pathname.startsWith('/realtime/v1/'))
      return forward(request, to, settings.ports.realtime, request.url ?? '/')
    if (pathname.startsWith('/rest/v1/')) return routes.rest(request, to, url)
    if (pathname.startsWith('/auth/v1/admin/') || pathname === '/auth/v1/invite')
      return adminUsers(request, to, url, checkCaller)
    if (pathname.startsWith('/auth/v1/')) return routes.auth(request, to, url)
    if (pathname.startsWith('/storage/v1/')) return storage(request, to, url)
    sendJson(to, 404, { message: 'no Route matched with those values' })
  }

  const server = createServer((request, to) => {
    answer(request, to).catch((error: unknown) => {
      if (to.headersSent) return to.destroy()
      // What is left of a refused body; unread it would hold up the connection's next request.
      request.resume()
      if (error instanceof BodyTooLarge)
        return sendJson(to, 413, { message: 'The request is larger than this service takes' })
      // A percent sign that stands for nothing.
      if (error instanceof URIError) return sendJson(to, 400, { message: error.message })
      log.error({ error: String(error), path: request.url }, 'request failed')
      sendJson(to, 500, { message: 'Internal server error' })
    })
  })
  server.on('upgrade', (request, socket, head) => {
    if (!request.url?.startsWith('/realtime/v1/')) return socket.destroy()
    joinUpgrade(request, socket, head, settings.ports.realtime, request.url)
  })
  // Longer than any client or proxy keeps an idle connection, so that it is never closed under a request.
  server.keepAliveTimeout = 65_000
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(settings.ports.gateway, '127.0.0.1', listening)
  })
  return {
    server,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await schema.stop()
      await pools.end()
    },
  }
}

/** Adds the nearest hop, as every proxy does: what a client wrote before it can be told from it. */
function noteOrigin(request: IncomingMessage): void {
  const before = request.headers['x-forwarded-for']
  const hop = request.socket.remoteAddress ?? ''
  request.headers['x-forwarded-for'] = before ? `${before.toString()}, ${hop}` : hop
}
