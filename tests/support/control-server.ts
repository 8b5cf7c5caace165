import { randomUUID } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { Platform } from '../../supabase/local/supervisor/platform.ts'
import type { ServiceName } from '../../supabase/local/supervisor/service-table.ts'

/** What a test may do to the platform it shares: POST <url>/<verb>/<service>. */
export const controlVerbs = ['kill', 'down', 'up', 'untilHealthy'] as const
export type ControlVerb = (typeof controlVerbs)[number]

export type ControlServer = { url: string; close(): Promise<void> }

/**
 * Lets the tests, which run in processes of their own, kill and revive the services of the platform
 * that this process holds. On 127.0.0.1, below a path that nobody can guess.
 */
export async function openControl(platform: Platform): Promise<ControlServer> {
  const secret = randomUUID()
  const server = createServer((request, response) => {
    const [, given, verb, service] = (request.url ?? '').split('/')
    const known = controlVerbs.find((candidate) => candidate === verb)
    if (request.method !== 'POST' || given !== secret || !known) return answer(response, 404)
    act(platform, known, service as ServiceName | undefined).then(
      () => answer(response, 200),
      (error: Error) => answer(response, 500, error.message),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port for the control')
  return {
    url: `http://127.0.0.1:${address.port}/${secret}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function act(platform: Platform, verb: ControlVerb, service?: ServiceName): Promise<void> {
  if (verb === 'untilHealthy') return platform.untilHealthy(service || undefined, 60_000)
  if (!service) throw new Error(`${verb} needs a service`)
  await platform[verb](service)
}

function answer(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status).end(text)
}
