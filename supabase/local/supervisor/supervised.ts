import { setTimeout as sleep } from 'node:timers/promises'
import type { Exit } from '../postgres/start-postgres.ts'
import { nextDelay } from './backoff.ts'

/** A process that was started and may or may not be ready yet. */
export type Launched = {
  pid: number
  exited: Promise<Exit>
  /** Asks it to end, and makes it end after `patience` ms. */
  stop(patience: number): Promise<void>
  signal(signal: NodeJS.Signals): void
}

export type Definition<Name extends string> = {
  name: Name
  launch(): Promise<Launched>
  isHealthy(): Promise<boolean>
}

/** up: answers · starting: runs, does not answer yet · waiting: died, will be started · down: told to be. */
export type State = 'down' | 'starting' | 'up' | 'waiting'

export type ServiceEvent<Name extends string> = {
  service: Name
  event: 'started' | 'ready' | 'died' | 'down'
  pid?: number
  /** Of a death: why, and in how many ms it is started again. */
  reason?: string
  retryIn?: number
}

export type Supervised<Name extends string> = {
  name: Name
  state(): State
  pid(): number | undefined
  /** Deaths so far that nobody asked for. */
  deaths(): number
  /** Starts it and keeps it alive. */
  up(): void
  /** Ends it and leaves it so. */
  down(patience: number): Promise<void>
  signal(signal: NodeJS.Signals): void
  /** Resolves when it answers; false after `timeout` ms or once it died `deaths` times meanwhile. */
  untilHealthy(timeout: number, deaths?: number): Promise<boolean>
}

/** Keeps one process alive: starts it again when it dies, with growing pauses. */
export function supervise<Name extends string>(
  definition: Definition<Name>,
  report: (event: ServiceEvent<Name>) => void,
): Supervised<Name> {
  const service = definition.name
  let state: State = 'down'
  let current: Launched | undefined
  let deaths = 0
  let wanted = new AbortController()
  let keeping: Promise<void> | undefined

  async function keepAlive(signal: AbortSignal): Promise<void> {
    let delay: number | undefined
    while (!signal.aborted) {
      state = 'starting'
      const { wasWellFor, reason } = await liveOnce(signal)
      current = undefined
      if (signal.aborted) break
      deaths++
      state = 'waiting'
      delay = nextDelay(delay, wasWellFor)
      report({ service, event: 'died', reason, retryIn: delay })
      await sleep(delay, undefined, { signal }).catch(() => {})
    }
    state = 'down'
  }

  async function liveOnce(signal: AbortSignal): Promise<{ wasWellFor: number; reason: string }> {
    let readyAt: number | undefined
    try {
      current = await definition.launch()
      report({ service, event: 'started', pid: current.pid })
      const { exited } = current
      let gone = false
      void exited.then(() => (gone = true))
      while (!gone && !signal.aborted && !(await definition.isHealthy())) await sleep(50)
      if (!gone && !signal.aborted) {
        readyAt = performance.now()
        state = 'up'
        report({ service, event: 'ready', pid: current.pid })
      }
      const exit = await exited
      const reason = exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`
      return { wasWellFor: readyAt === undefined ? 0 : performance.now() - readyAt, reason }
    } catch (error) {
      return { wasWellFor: 0, reason: (error as Error).message }
    }
  }

  return {
    name: service,
    state: () => state,
    pid: () => current?.pid,
    deaths: () => deaths,
    up() {
      if (keeping && !wanted.signal.aborted) return
      wanted = new AbortController()
      const { signal } = wanted
      keeping = (keeping ?? Promise.resolve()).then(() => keepAlive(signal))
    },
    async down(patience) {
      wanted.abort()
      // One that is just being launched is caught in the next round.
      while (state !== 'down') {
        await current?.stop(patience)
        await Promise.race([keeping, sleep(20)])
      }
      report({ service, event: 'down' })
    },
    signal(signal) {
      // Killed is not well, even before its end is noticed: untilHealthy() must wait for the next life.
      if (signal === 'SIGKILL' && state === 'up') state = 'waiting'
      current?.signal(signal)
    },
    async untilHealthy(timeout, mayDie = Infinity) {
      const before = deaths
      const until = performance.now() + timeout
      while (performance.now() < until && deaths - before < mayDie) {
        if (state === 'up' && (await definition.isHealthy())) return true
        await sleep(50)
      }
      return false
    },
  }
}
