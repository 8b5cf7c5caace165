import type { JobResult, JobWithMetadata } from 'pg-boss'
import { z } from 'zod'
import { queues, type QueueName } from '#lib/queue/contract.ts'
import type { Database } from '#lib/queue/database.ts'
import { clock } from '#lib/kernel/clock.ts'
import { log } from '#lib/kernel/log.ts'
import { PermanentFailure } from '#lib/kernel/permanent-failure.ts'
import type { Handler } from './handler.ts'

/**
 * Around every handler: the payload is checked, the job is logged with its time, and what cannot heal
 * goes to the dead letters without waiting out its retries. Neither payloads' texts nor mails are logged.
 */
export function runJob<Name extends QueueName>(
  queue: Name,
  handler: Handler<Name>,
  database: Database,
): (jobs: JobWithMetadata<object>[]) => Promise<JobResult[]> {
  return async ([job]) => {
    if (!job) return []
    const began = clock.ms()
    const about = { queue, job: job.id, attempt: job.retryCount + 1 }
    try {
      const payload = queues[queue].payload.safeParse(job.data)
      if (!payload.success) throw new PermanentFailure(z.prettifyError(payload.error))
      const outcome = await handler(payload.data as never, { database, signal: job.signal })
      log.info({ ...about, outcome, ms: clock.ms() - began }, 'job done')
      return [{ id: job.id, status: 'completed', output: { outcome } }]
    } catch (error) {
      const isDead = error instanceof PermanentFailure
      const isLast = isDead || job.retryCount >= job.retryLimit
      const level = isLast ? 'error' : 'warn'
      log[level]({ ...about, error: told(error), isLast, ms: clock.ms() - began }, 'job failed')
      if (!isDead) throw error
      return [{ id: job.id, status: 'deadletter', output: { message: error.message } }]
    }
  }
}

/** What the log may know of an error. Postgres puts whole rows into its details. */
function told(error: unknown): object {
  const { name, message, stack, code } = error as Error & { code?: string }
  return { name, message, code, stack }
}
