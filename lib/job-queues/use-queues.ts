'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { JobQueue, JobState } from './job-queue.ts'
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

/** Looks again at once. */
export function useLookAgain(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: key })
}
