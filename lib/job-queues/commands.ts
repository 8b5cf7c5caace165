import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Job } from './job-queue.ts'

/** Runs a job now. Reasons: not_permitted, job_not_found, job_active. */
export function retryJob(db: Supabase, { queue, id }: Job): Promise<Result<unknown>> {
  return verdict(db.rpc('retry_job', { queue, job: id }))
}

/** Removes a job for ever. Reasons: not_permitted, job_not_found, job_active. */
export function dropJob(db: Supabase, { queue, id }: Job): Promise<Result<unknown>> {
  return verdict(db.rpc('drop_job', { queue, job: id }))
}
