import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqlFiles } from '../../supabase/local/postgres/prepare-database.ts'
import { startPostgres } from '../../supabase/local/postgres/start-postgres.ts'
import { freePort } from './free-port.ts'

/** A Postgres server of our own, gone with everything in it after `stop`. */
export type ScratchServer = { url: string; stop(): Promise<void> }

export async function startScratchServer(): Promise<ScratchServer> {
  const folder = mkdtempSync(join(process.env.OTKLIK_TEST_SCRATCH ?? tmpdir(), 'otklik-pg-'))
  // The server's user has to pass through the folder when the tests run as root.
  chmodSync(folder, 0o755)
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  try {
    const port = await freePort()
    const server = await startPostgres({ folder: join(folder, 'data'), port, durable: false })
    return {
      url: server.url(),
      stop: async () => {
        await server.stop()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** What the product itself would apply: the migrations, or the schema pages while there are none. */
export function productSchema(): { migrations: boolean } | { schemas: boolean } {
  return sqlFiles('migrations').length > 0 ? { migrations: true } : { schemas: true }
}

/** Runs something that needs a server and ends the server, whatever happens. */
export async function withScratchServer<Result>(
  work: (server: ScratchServer) => Promise<Result>,
): Promise<Result> {
  const server = await startScratchServer()
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}
