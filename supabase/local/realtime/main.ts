import type { ClientConfig } from 'pg'
import pino from 'pino'
import { endWithStarter } from '../lifetime.ts'
import { loadSettings } from '../settings.ts'
import type { Settings } from '../settings.ts'
import { startRealtime } from './server.ts'

/*
 * The process of the embedded platform's Realtime: http and WebSocket on 127.0.0.1, /health ready when
 * broadcasts from the database come in. Ends on SIGTERM, on SIGINT and when its starter has gone.
 */

const settings = loadSettings()
const { keys, ports, product, publicChannels } = settings
const log = pino({ name: 'realtime', level: product.LOG_LEVEL ?? 'info' })

const server = await startRealtime({
  port: ports.realtime,
  database: databaseOf(settings),
  jwtSecret: keys.jwtSecret,
  publishableKey: keys.publishableKey,
  secretKey: keys.secretKey,
  allowPublic: publicChannels,
  log,
})
log.info({ port: server.port }, 'realtime listens')

endWithStarter(log, () => server.close())

/** The Unix socket saves a quarter of each round trip; Windows has none. */
function databaseOf({ folders }: Settings): ClientConfig {
  return {
    host: process.platform === 'win32' ? '127.0.0.1' : folders.socket,
    port: ports.postgres,
    user: 'postgres',
    password: keys.postgresPassword,
    database: 'postgres',
  }
}
