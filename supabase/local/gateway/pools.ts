import pg from 'pg'
import type { Settings } from '../settings.ts'

/** The gateway's connections to Postgres, all over its Unix socket (a quarter faster than TCP). */
export type Pools = {
  /** As `authenticator`, which may become anon, authenticated or service_role and nothing else. */
  callers: pg.Pool
  /** As `postgres`: Auth's own tables, the catalogue. Never runs a caller's statement. */
  system: pg.Pool
  end(): Promise<void>
}

/** What both this folder's clients of Postgres (pg, and lite's postgres.js) connect with. */
export function connectionTo(settings: Settings, user: 'authenticator' | 'postgres') {
  return {
    // Windows has no such socket.
    host: process.platform === 'win32' ? '127.0.0.1' : settings.folders.socket,
    port: settings.ports.postgres,
    user,
    password: settings.keys.postgresPassword,
    database: 'postgres',
    // Supabase's servers run in UTC; here it would be the machine's time zone.
    options: '-c timezone=UTC',
  }
}

export function openPools(settings: Settings, onError: (error: Error) => void): Pools {
  const callers = new pg.Pool({ ...connectionTo(settings, 'authenticator'), max: 10, min: 2 })
  const system = new pg.Pool({ ...connectionTo(settings, 'postgres'), max: 4 })
  for (const pool of [callers, system]) {
    // A connection that Postgres drops (a restart) would otherwise end the process: the first is for
    // idle ones, the second for those at work, whose statement is told besides.
    pool.on('error', onError)
    pool.on('connect', (client) => client.on('error', () => {}))
  }
  return {
    callers,
    system,
    end: async () => {
      await Promise.all([callers.end(), system.end()])
    },
  }
}
