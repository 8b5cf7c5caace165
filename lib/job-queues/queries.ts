import type { Supabase } from '#lib/supabase/browser.ts'
import type { Job, JobQueue, JobState } from './job-queue.ts'

/**
 * Every queue. Needs manage_queues.
 *
 * @throws the Data API's error
 */
export async function allQueues(db: Supabase): Promise<JobQueue[]> {
  const { data } = await db.rpc('queue_overview').throwOnError()
  type Row = Omit<JobQueue, 'oldestSeconds' | 'completedLastHour'> & {
    oldest_seconds: number | null
    completed_last_hour: number
  }
  return (data as Row[]).map(({ oldest_seconds, completed_last_hour, ...queue }) => ({
    ...queue,
    oldestSeconds: oldest_seconds,
    completedLastHour: completed_last_hour,
  }))
}

/**
 * The newest fifty jobs of a queue in a state.
 *
 * @throws the Data API's error
 */
export async function jobsIn(db: Supabase, queue: string, state: JobState): Promise<Job[]> {
  const { data } = await db.rpc('queue_jobs', { queue, state }).throwOnError()
  type Row = Pick<Job, 'id' | 'queue' | 'payload' | 'error'> & {
    created_at: string
    run_at: string
    retry_count: number
    retry_limit: number
  }
  return (data as Row[]).map((row) => ({
    id: row.id,
    queue: row.queue,
    payload: row.payload,
    error: row.error,
    createdAt: row.created_at,
    runAt: row.run_at,
    retries: row.retry_count,
    retryLimit: row.retry_limit,
  }))
}
