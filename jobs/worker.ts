import { fstatSync } from 'node:fs'
import { env } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { handlers } from './handlers.ts'
import { serveHealth } from './health.ts'
import { runWorker } from './run-worker.ts'

/*
 * The worker process: `node jobs/worker.ts`. Any number may run. SIGTERM drains it within three seconds;
 * jobs that take longer are put back and done by another.
 */

const worker = runWorker(env('DATABASE_URL'), handlers)
const port = env('WORKER_PORT')
const server = port === undefined ? undefined : await serveHealth(port, worker.health)

let isStopping = false
function stop(why: string): void {
  if (isStopping) return
  isStopping = true
  log.info({ worker: worker.id, why }, 'worker stops')
  // A database that hangs must not keep the process longer than its starter waits.
  setTimeout(() => process.exit(1), 2_900).unref()
  server?.close()
  worker.stop(1_000).then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ err: error }, 'worker could not stop cleanly')
      process.exit(1)
    },
  )
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal))
// A supervisor that holds our standard input or an IPC channel open is gone when they close.
process.on('disconnect', () => stop('starter gone'))
if (fstatSync(0).isSocket()) process.stdin.on('end', () => stop('starter gone')).resume()

// A half-broken worker would look alive and do nothing: end, and let the supervisor start a whole one.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) => {
    log.fatal({ err: error, event }, 'worker ends')
    process.exit(1)
  })
}
