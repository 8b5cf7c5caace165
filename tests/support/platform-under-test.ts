import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../supabase/local/settings.ts'
import type { ServiceName } from '../../supabase/local/supervisor/service-table.ts'
import type { ControlVerb } from './control-server.ts'

/** The platform that all tests of a tier share, seen from a test. */
export type PlatformUnderTest = {
  settings: Settings
  /** kill -9; the supervisor starts the service again. */
  kill(service: ServiceName): Promise<void>
  /** Ends a service and keeps it away until up(). */
  down(service: ServiceName): Promise<void>
  up(service: ServiceName): Promise<void>
  /** Resolves when the service, or each of them, answers; throws after a minute. */
  untilHealthy(service?: ServiceName): Promise<void>
  /** What a service has logged so far. */
  log(service: ServiceName): string
}

/** Throws when no platform was started: the tests of this tier run with `npm test`. */
export function platformUnderTest(): PlatformUnderTest {
  const given = process.env.OTKLIK_TEST_PLATFORM
  if (!given) throw new Error('No platform was started for this test: run it with npm test.')
  const { settings, control } = JSON.parse(given) as { settings: Settings; control: string }
  const ask = async (verb: ControlVerb, service = '') => {
    const response = await fetch(`${control}/${verb}/${service}`, { method: 'POST' })
    if (!response.ok) throw new Error(`${verb} ${service}: ${await response.text()}`)
  }
  return {
    settings,
    kill: (service) => ask('kill', service),
    down: (service) => ask('down', service),
    up: (service) => ask('up', service),
    untilHealthy: (service) => ask('untilHealthy', service),
    log: (service) => readFileSync(join(settings.folders.logs, `${service}.log`), 'utf8'),
  }
}
