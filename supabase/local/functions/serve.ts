import { createSecretKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import type { Logger } from 'pino'
import { EdgeFunction } from './edge-function.ts'
import type { FunctionConfig } from './function-config.ts'

type Served = { config: FunctionConfig; run: EdgeFunction }

/** The answer to every request for a function; refusals as upstream's relay words them. */
export function createServe(
  read: () => FunctionConfig[],
  urlOf: (path: string) => string,
  jwtSecret: string,
  log: Logger,
) {
  const secret = createSecretKey(new TextEncoder().encode(jwtSecret))
  let functions = load()

  function load(): Map<string, Served> {
    return new Map(
      read().map((config) => [
        config.name,
        { config, run: new EdgeFunction(config.name, urlOf(config.entry), log) },
      ]),
    )
  }

  async function refusal(request: Request): Promise<string | undefined> {
    const header = request.headers.get('authorization')
    if (!header) return 'Missing authorization header'
    const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1]
    try {
      await jwtVerify(token ?? '', secret, { algorithms: ['HS256'] })
      return undefined
    } catch {
      return 'Invalid JWT'
    }
  }

  return {
    names: () => [...functions.keys()],

    async answer(request: Request): Promise<Response> {
      const url = new URL(request.url)
      const name = url.pathname.split('/')[1] ?? ''
      if (name === 'health')
        return Response.json({ status: 'up', functions: [...functions.keys()] })
      const served = functions.get(name)
      if (!served) return refuse(404, 'NOT_FOUND', 'Requested function was not found')
      // A preflight carries no token; the function answers it itself.
      if (served.config.verifyJwt && request.method !== 'OPTIONS') {
        const reason = await refusal(request)
        if (reason) return refuse(401, 401, reason)
      }
      try {
        return await served.run.answer(request, url.pathname + url.search)
      } catch (error) {
        log.error({ function: name, error: String(error) }, 'function did not answer')
        return refuse(502, 'WORKER_ERROR', 'Function exited due to an error')
      }
    },

    /** Reads folder and configuration again; each function starts from its new files when asked. */
    reload(): void {
      for (const { run } of functions.values()) run.forget()
      functions = load()
      log.info({ functions: [...functions.keys()] }, 'functions reloaded')
    },

    /** Starts all, one after the other, so that no first request waits and a broken one is named at once. */
    async warmUp(): Promise<void> {
      for (const { config, run } of functions.values()) {
        await run
          .ready()
          .catch((error: Error) =>
            log.error({ function: config.name, error: error.message }, 'function does not start'),
          )
      }
    },
  }
}

/** Readable by any page: without the header a browser shows a network error instead of the reason. */
function refuse(status: number, code: string | number, message: string): Response {
  return Response.json(
    { code, message },
    { status, headers: { 'access-control-allow-origin': '*' } },
  )
}
