import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import { log } from '#lib/kernel/log.ts'
import { startBoss } from '#lib/queue/boss.ts'
import { queueNames, queues, type QueueName } from '#lib/queue/contract.ts'
import { openDatabase, type Database } from '#lib/queue/database.ts'
import { beatEvery, beatOf } from './beat.ts'
import type { Handlers } from './handlers.ts'
import type { Health } from './health.ts'
import { runJob } from './run-job.ts'
import { keepSchedule } from './schedule.ts'

export type RunningWorker = {
  id: string
  health(): Health
  /** Resolves when it takes jobs for the first time. */
  ready: Promise<void>
  /** Takes no more jobs, gives the running ones `patience` ms, then puts them back. */
  stop(patience: number): Promise<void>
}

/**
 * Takes jobs until it is stopped. While the database is away it waits; pg-boss's own connections come
 * back by themselves (jobs/restart.flow.test.ts), only the start is tried again here.
 */
export function runWorker(databaseUrl: string, handlers: Handlers): RunningWorker {
  const id = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  const database = openDatabase(databaseUrl, 6)
  const beat = beatOf(id, database.sql)
  const stopping = new AbortController()
  const onError = heardOnceIn(10_000, stopping.signal)
  let boss: PgBoss | undefined
  let reason: string | undefined
  let stopped: Promise<void> | undefined

  const start = async () => {
    for (let wait = 250; !stopping.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        boss = await startBoss(databaseUrl, { onError, onWarning })
        await takeJobs(boss, handlers, database)
        await beat.now()
        reason = undefined
        log.info({ worker: id, queues: queueNames }, 'worker takes jobs')
        return
      } catch (error) {
        reason = (error as Error).message
        log.error({ worker: id, reason, retryIn: wait }, 'worker cannot start yet')
        await boss?.stop({ graceful: false }).catch(() => {})
        boss = undefined
        await pause(wait, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }
  const ready = start()

  const timer = setInterval(() => {
    if (!boss || stopping.signal.aborted) return
    beat.now().catch((error: Error) => {
      reason = error.message
      log.warn({ worker: id, reason }, 'the beat did not arrive')
    })
  }, beatEvery)

  const stop = async (patience: number) => {
    stopping.abort()
    clearInterval(timer)
    await ready
    await boss?.stop({ graceful: true, timeout: patience })
    await beat.end().catch(() => {})
    await database.close()
    log.info({ worker: id }, 'worker stopped')
  }

  return {
    id,
    ready,
    health: () => ({ worker: id, ...condition(stopping.signal.aborted, beat.age(), reason) }),
    stop: (patience) => (stopped ??= stop(patience)),
  }
}

async function takeJobs(boss: PgBoss, handlers: Handlers, database: Database): Promise<void> {
  for (const name of queueNames) {
    const { concurrency } = queues[name]
    for (let n = 0; n < concurrency; n++) await takeJobsOf(boss, name, handlers, database)
  }
  await keepSchedule(boss)
}

/** One job of a queue at a time. */
async function takeJobsOf<Name extends QueueName>(
  boss: PgBoss,
  name: Name,
  handlers: Handlers,
  database: Database,
): Promise<void> {
  const run = runJob(name, handlers[name], database)
  const contract = queues[name]
  // A job that was put off is found by polling: nobody notifies when its time has come.
  const lookEvery = 'lookEvery' in contract ? contract.lookEvery : 5
  const options = {
    includeMetadata: true as const,
    perJobResults: true as const,
    pollingIntervalSeconds: Math.min(lookEvery, 2),
    notifyPollingIntervalSeconds: lookEvery,
  }
  const worker: string = await boss.work<object, void, typeof options>(name, options, (jobs) => {
    // Where one job was, there may be more: without this the next waits for the next poll.
    boss.notifyWorker(worker)
    return run(jobs)
  })
}

function condition(isStopping: boolean, beatAge: number | undefined, reason?: string) {
  if (isStopping) return { status: 'stopping' as const, beatAge }
  if (beatAge === undefined) return { status: 'starting' as const, reason }
  if (beatAge * 1_000 > 3 * beatEvery) return { status: 'silent' as const, beatAge, reason }
  return { status: 'ok' as const, beatAge }
}

const onWarning = (message: string) => log.warn({ message }, 'pg-boss warns')

/**
 * While the database is away every poll fails: the same words are logged once in `pause` ms. The error
 * itself stays out of the log, because pg hangs its whole connection on it.
 */
function heardOnceIn(pause: number, stopping: AbortSignal): (error: Error) => void {
  const said = new Map<string, number>()
  return (error) => {
    const reason = error.message.replace(/ \(Queue: .*/, '')
    const now = performance.now()
    if (stopping.aborted || now - (said.get(reason) ?? -Infinity) < pause) return
    said.set(reason, now)
    log.warn({ reason }, 'the queue could not be asked')
  }
}
