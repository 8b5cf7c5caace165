import type pg from 'pg'
import type { Logger } from 'pino'

const hourMs = 3_600_000
const retryMs = 10_000

/**
 * Keeps tomorrow's partitions of realtime.messages made and old ones dropped: now and every hour.
 * Returns what stops it.
 */
export function maintainPartitions(pool: pg.Pool, log: Logger): () => void {
  let timer: NodeJS.Timeout
  const maintain = async (): Promise<void> => {
    let nextMs = hourMs
    try {
      await pool.query('select realtime.maintain_messages_partitions()')
    } catch (error) {
      nextMs = retryMs
      log.warn({ error: String(error) }, 'partitions could not be maintained')
    }
    timer = setTimeout(() => void maintain(), nextMs)
    timer.unref()
  }
  timer = setTimeout(() => void maintain(), 0)
  return () => clearTimeout(timer)
}
