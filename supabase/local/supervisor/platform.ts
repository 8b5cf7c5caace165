/*
 * The embedded platform as an object. `npm start` is a face on it; tests and benches use it directly:
 *
 *   const platform = await startPlatform({ home: '/tmp/desk', ports: 'free', durable: false })
 *   platform.settings.product.SUPABASE_URL              where everything is, and the keys
 *   platform.kill('realtime')                           kill -9; it comes back by itself
 *   await platform.untilHealthy('realtime')
 *   await platform.down('postgres')                     stays away …
 *   await platform.up('postgres')                       … until told
 *   await platform.stop()                               everything gone, Postgres shut down cleanly
 *
 * `services: ['gateway', 'realtime']` starts only these (and Postgres, which always runs): the web
 * service is what takes a build, so leave it out where no page is looked at. Every file of the home
 * folder is the platform's own; two platforms with different homes and ports run side by side.
 * Should the process that called startPlatform vanish, everything it started ends within 4 s.
 */
import { databaseComplaint, serviceDoesNotStart } from '../cli/complaints.ts'
import { clearLeftover } from '../postgres/leftover.ts'
import { migrate } from '../postgres/migrate.ts'
import { prepareDatabase } from '../postgres/prepare-database.ts'
import { seed } from '../postgres/seed.ts'
import { loadSettings } from '../settings.ts'
import type { Ports, Settings } from '../settings.ts'
import { buildIfStale, followWidget } from './build.ts'
import { takeLock } from './lock.ts'
import { openLogFiles } from './log-files.ts'
import { phasesOf } from './phases.ts'
import type { PhaseEvent } from './phases.ts'
import { findFreePorts, requireFreePorts } from './ports.ts'
import { preflight } from './preflight.ts'
import { makeServices } from './services.ts'
import type { ServiceStatus } from './services.ts'
import { portsOf, serviceNames, titles } from './service-table.ts'
import type { Mode, ServiceName } from './service-table.ts'
import type { Launched, ServiceEvent } from './supervised.ts'
import { endLeftProcesses, startWatchdog } from './watchdog.ts'

export type PlatformOptions = {
  /** Folder of all its data, kept between starts. Default: OTKLIK_HOME or <repository>/.otklik */
  home?: string
  /** 'free': whatever is free (a test's choice). Default: the usual ones, see settings.ts */
  ports?: 'free' | Partial<Ports>
  /** Which services besides Postgres. Default: all */
  services?: ServiceName[]
  /** 'dev' follows the sources. Default: 'built' */
  mode?: Mode
  /** Apply supabase/seed.sql. Default: true */
  seed?: boolean
  /** false: no fsync, quicker, for data that nobody wants back. Default: true */
  durable?: boolean
  /** Product variables, e.g. { OTKLIK_DEMO: '0' }. Stronger than the environment. */
  product?: Record<string, string>
  /** Told of phases and of every birth and death. */
  onEvent?: (event: PlatformEvent) => void
  /** In dev mode: each line that web, worker and functions print. */
  onLine?: (service: ServiceName, line: string) => void
  /** Aborts a start under way; what was started by then is stopped. */
  signal?: AbortSignal
}

export type PlatformEvent = PhaseEvent | ServiceEvent<ServiceName>

export type Platform = {
  settings: Settings
  services(): ServiceStatus[]
  /** Sends a signal to a service's whole process group. Default: SIGKILL. It is started again. */
  kill(name: ServiceName, signal?: NodeJS.Signals): void
  /** Ends a service and keeps it away. */
  down(name: ServiceName): Promise<void>
  /** Starts what was taken down; resolves when it is healthy. */
  up(name: ServiceName): Promise<void>
  /** Resolves when one service, or each of them, answers. Throws after `timeout` ms (default 30,000). */
  untilHealthy(name?: ServiceName, timeout?: number): Promise<void>
  /** The log file of a service. */
  log(name: ServiceName): string
  /** Ends everything within 5 s; `hard` at once (Postgres then recovers at the next start). */
  stop(options?: { hard?: boolean }): Promise<void>
}

/** Brings the platform up; see the top of this file. Throws a Complaint with cause and remedy. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const { mode = 'built', onEvent = () => {}, signal } = options
  const ports = options.ports === 'free' ? await findFreePorts() : options.ports
  const settings = loadSettings({ home: options.home, ports, product: options.product })
  const names = serviceNames.filter(
    (name) => name === 'postgres' || !options.services || options.services.includes(name),
  )
  preflight(names, settings, mode)
  const releaseLock = takeLock(settings)
  const logs = openLogFiles(settings.folders.logs, [...serviceNames, 'build', 'widget'])
  const report = (event: PlatformEvent) => {
    logs.note(event)
    onEvent(event)
  }
  endLeftProcesses(settings.folders.run)
  const watchdog = startWatchdog(settings.folders.run)
  const services = makeServices(names, {
    settings,
    mode,
    logs,
    watchdog,
    report,
    durable: options.durable ?? true,
    echo: options.onLine,
  })
  let stopping: Promise<void> | undefined
  const phase = phasesOf(report, signal)
  const followers: Launched[] = []

  async function stop({ hard = false } = {}): Promise<void> {
    // A second, harder stop runs beside a patient one and overtakes it.
    if (hard)
      for (const name of names)
        services.get(name).signal(name === 'postgres' ? 'SIGQUIT' : 'SIGKILL')
    stopping ??= stopInOrder().finally(() => {
      watchdog.end()
      releaseLock()
    })
    await stopping
  }

  async function stopInOrder(): Promise<void> {
    const end = (group: ServiceName[], patience: number) =>
      Promise.all(
        group
          .filter((name) => names.includes(name))
          .map((name) => services.get(name).down(patience)),
      )
    const begun = performance.now()
    // First who asks, then who answers, then the data: nothing under way is cut off without need.
    await Promise.all(followers.map((follower) => follower.stop(500)))
    await end(['web', 'worker', 'functions'], 2000)
    await end(['gateway', 'realtime', 'mail'], 1000)
    // Writing out what is in memory may take it a while; the rest of the five seconds is its own.
    await end(['postgres'], Math.max(1500, 4500 - (performance.now() - begun)))
  }

  async function bringUp(name: ServiceName, timeout: number): Promise<void> {
    services.get(name).up()
    if (await services.get(name).untilHealthy(timeout, 3)) return
    const words = services.lastWords(name)
    throw (
      (name === 'postgres' && databaseComplaint(words, settings.home)) ||
      serviceDoesNotStart(titles[name], words, logs.path(name))
    )
  }

  try {
    await clearLeftover(settings.folders.postgres)
    await requireFreePorts(
      settings.ports,
      names.flatMap((name) => portsOf[name]),
      1000,
    )
    await phase('database', () => bringUp('postgres', 60_000))
    await phase(
      'migrations',
      async () => {
        await prepareDatabase(settings.databaseUrl, settings.keys.postgresPassword)
        return migrate(settings.databaseUrl)
      },
      (applied) => (applied === 0 ? 'up to date' : `${applied} applied`),
    )
    if (options.seed !== false) {
      await phase(
        'demo data',
        () => seed(settings.databaseUrl, settings.root),
        (isNew) => (isNew ? 'seeded' : 'kept'),
      )
    }
    if (names.includes('web')) {
      if (mode === 'built') {
        await phase(
          'build',
          () => buildIfStale(settings, logs, signal),
          (built) => (built ? 'made' : 'current'),
        )
      } else {
        followers.push(...followWidget(settings, logs, watchdog))
      }
    }
    const processes = names.filter((name) => name !== 'postgres')
    await phase(
      'services',
      () => Promise.all(processes.map((name) => bringUp(name, 90_000))),
      () => processes.map((name) => titles[name]).join(' · '),
    )
    signal?.throwIfAborted()
  } catch (error) {
    logs.note({ error: (error as Error).stack })
    await stop()
    throw error
  }

  return {
    settings,
    services: () => names.map((name) => services.status(name)),
    kill: (name, killSignal = 'SIGKILL') => services.get(name).signal(killSignal),
    down: (name) => services.get(name).down(2000),
    up: (name) => bringUp(name, 30_000),
    async untilHealthy(name, timeout = 30_000) {
      for (const each of name ? [name] : names) {
        if (await services.get(each).untilHealthy(timeout)) continue
        throw new Error(`${each} is not healthy after ${timeout} ms: ${services.lastWords(each)}`)
      }
    },
    log: (name) => logs.path(name),
    stop,
  }
}
