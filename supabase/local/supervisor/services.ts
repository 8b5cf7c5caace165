import { startPostgres } from '../postgres/start-postgres.ts'
import { withClient } from '../postgres/prepare-database.ts'
import type { Settings } from '../settings.ts'
import { launch } from './launch.ts'
import type { LogFiles } from './log-files.ts'
import { answersHealth, environmentOf, startOf } from './service-table.ts'
import type { Mode, ProcessName, ServiceName } from './service-table.ts'
import { supervise } from './supervised.ts'
import type { Definition, Launched, ServiceEvent, State, Supervised } from './supervised.ts'
import type { Watchdog } from './watchdog.ts'

type Context = {
  settings: Settings
  mode: Mode
  logs: LogFiles
  watchdog: Watchdog
  durable: boolean
  report: (event: ServiceEvent<ServiceName>) => void
  echo?: (service: ServiceName, line: string) => void
}

export type ServiceStatus = {
  name: ServiceName
  state: State
  pid: number | undefined
  /** Unwanted ends since the start. */
  deaths: number
}

export type Services = {
  /** Throws for one that is not part of this platform. */
  get(name: ServiceName): Supervised<ServiceName>
  status(name: ServiceName): ServiceStatus
  /** What it last said, for a complaint. */
  lastWords(name: ServiceName): string
}

/** One supervised service per name; none is started yet. */
export function makeServices(names: ServiceName[], context: Context): Services {
  const reasons = new Map<ServiceName, string>()
  const report = (event: ServiceEvent<ServiceName>) => {
    if (event.reason) reasons.set(event.service, event.reason)
    context.report(event)
  }
  const services = new Map(
    names.map((name) => [name, supervise<ServiceName>(definitionOf(name, context), report)]),
  )
  const get = (name: ServiceName) => {
    const service = services.get(name)
    if (!service) throw new Error(`this platform was started without ${name}`)
    return service
  }
  return {
    get,
    status: (name) => ({
      name,
      state: get(name).state(),
      pid: get(name).pid(),
      deaths: get(name).deaths(),
    }),
    lastWords: (name) =>
      // Postgres says why it does not start; the others write it to their logs before they end.
      name === 'postgres' ? (reasons.get(name) ?? '') : context.logs.lastWords(name, 1),
  }
}

function definitionOf(name: ServiceName, context: Context): Definition<ServiceName> {
  return name === 'postgres' ? postgresIn(context) : processOf(name, context)
}

function processOf(name: ProcessName, context: Context): Definition<ServiceName> {
  const { settings, mode, logs, watchdog, echo } = context
  const env = environmentOf(settings, mode)
  // In dev mode these three print what a developer wants to see at once.
  const isFollowed = mode === 'dev' && ['web', 'worker', 'functions'].includes(name)
  return {
    name,
    isHealthy: () => answersHealth(name, settings),
    launch: async () => {
      const { command, args } = startOf(name, settings, mode)
      const print = echo && isFollowed ? (line: string) => echo(name, line) : undefined
      return launch({ name, command, args, cwd: settings.root, env }, logs, watchdog, print)
    },
  }
}

function postgresIn({ settings, logs, durable }: Context): Definition<ServiceName> {
  return {
    name: 'postgres',
    isHealthy: () =>
      withClient(settings.databaseUrl, (client) => client.query('select 1')).then(
        () => true,
        () => false,
      ),
    async launch(): Promise<Launched> {
      const server = await startPostgres({
        folder: settings.folders.postgres,
        port: settings.ports.postgres,
        password: settings.keys.postgresPassword,
        socket: settings.folders.socket,
        log: logs.path('postgres'),
        durable,
      })
      return {
        pid: server.pid,
        exited: server.exited,
        stop: (patience) => server.stop({ patience }),
        signal: server.signal,
      }
    },
  }
}
