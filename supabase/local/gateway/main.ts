import { pino } from 'pino'
import { loadSettings } from '../settings.ts'
import { startGateway } from './gateway.ts'
import { readPlatformConfig } from './platform-config.ts'

const settings = loadSettings()
const log = pino({ name: 'gateway', level: settings.product.LOG_LEVEL ?? 'info' })
const gateway = await startGateway(settings, readPlatformConfig(settings.root), log)
log.info({ port: settings.ports.gateway }, 'listening')

async function stop(): Promise<void> {
  await gateway.stop()
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
