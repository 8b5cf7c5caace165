'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { dropJob, retryJob } from './commands.ts'
import type { Job, JobQueue, JobState } from './job-queue.ts'
import { allQueues, jobsIn } from './queries.ts'

const key = ['job-queues'] as const
/** Milliseconds between two looks: nothing tells of jobs. */
const step = 5_000

export function useQueues(db: Supabase, first: JobQueue[]) {
  return useQuery({
    queryKey: key,
    queryFn: () => allQueues(db),
    initialData: first,
    refetchInterval: step,
  })
}

export function useJobs(db: Supabase, queue: string, state: JobState) {
  return useQuery({
    queryKey: [...key, queue, state],
    queryFn: () => jobsIn(db, queue, state),
    refetchInterval: step,
  })
}

/** What an operator does with a job; the queues are looked at again when it is done. */
export function useJobVerbs(db: Supabase, job: Job) {
  const client = useQueryClient()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await client.invalidateQueries({ queryKey: key })
    return result
  }
  return { retry: () => then(retryJob(db, job)), drop: () => then(dropJob(db, job)) }
}
