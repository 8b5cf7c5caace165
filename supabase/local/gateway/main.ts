import { pino } from 'pino'
import { endWithStarter } from '../lifetime.ts'
import { loadSettings } from '../settings.ts'
import { startGateway } from './gateway.ts'
import { readPlatformConfig } from './platform-config.ts'

/*
 * The process of the embedded platform's gateway on 127.0.0.1. /health is ready when Postgres is.
 */

const settings = loadSettings()
const log = pino({ name: 'gateway', level: settings.product.LOG_LEVEL ?? 'info' })
// lite prints every refused statement and its own notices; the caller is told already.
console.error = (...said: unknown[]) => log.debug({ said: said.map(String) }, 'lite')
console.log = (...said: unknown[]) => log.debug({ said: said.map(String) }, 'lite')
console.warn = (...said: unknown[]) => log.debug({ said: said.map(String) }, 'lite')

const gateway = await startGateway(settings, readPlatformConfig(settings.root), log)
log.info({ port: settings.ports.gateway }, 'gateway listens')
endWithStarter(log, gateway.stop)
