import type { Logger } from 'pino'

/** Less than the three seconds that the supervisor grants. */
const patience = 2_500

/**
 * Ends this process on SIGTERM, on SIGINT and when its starter has gone: a supervisor killed with -9
 * cannot say so, and its services would hold their ports against the next start.
 */
export function endWithStarter(log: Logger, close: () => Promise<void>): void {
  let isEnding = false
  const end = (reason: string) => {
    if (isEnding) return
    isEnding = true
    log.info({ reason }, 'stops')
    setTimeout(() => process.exit(1), patience).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('SIGINT', () => end('SIGINT'))
  process.on('disconnect', () => end('starter gone'))
  const starter = process.ppid
  setInterval(() => {
    if (process.ppid !== starter) end('starter gone')
  }, 500).unref()
}
