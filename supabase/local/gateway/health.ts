import type { ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import type { Settings } from '../settings.ts'
import { sendJson } from './http.ts'

const patience = 2_000

/**
 * 200 when the gateway itself can answer, that is, when Postgres does. The services behind it are
 * named in the body only: the gateway is ready before they are.
 */
export async function checkHealth(
  settings: Settings,
  pool: Pool,
  to: ServerResponse,
): Promise<void> {
  const [database, realtime, functions] = await Promise.all([
    within(pool.query('select 1')),
    ask(settings.ports.realtime),
    ask(settings.ports.functions),
  ])
  const state = (well: boolean) => (well ? 'up' : 'down')
  sendJson(to, database ? 200 : 503, {
    status: state(database),
    upstreams: {
      database: state(database),
      realtime: state(realtime),
      functions: state(functions),
    },
  })
}

function ask(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(patience) }).then(
    (response) => response.ok,
    () => false,
  )
}

function within(work: Promise<unknown>): Promise<boolean> {
  const tooLong = new Promise<boolean>((resolve) => setTimeout(resolve, patience, false).unref())
  return Promise.race([work.then(() => true).catch(() => false), tooLong])
}
