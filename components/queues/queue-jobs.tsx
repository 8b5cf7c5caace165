'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RowList } from '#components/ui/row-list.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { firstState, jobStates, type JobQueue, type JobState } from '#lib/job-queues/job-queue.ts'
import { useJobs } from '#lib/job-queues/use-queues.ts'
import { JobRow } from './job-row.tsx'

/** The newest jobs of a queue in one state. */
export function QueueJobs({ queue }: { queue: JobQueue }) {
  const t = useTranslations('queues')
  const [state, setState] = useState<JobState>(() => firstState(queue))
  const { data: jobs } = useJobs(useSupabase(), queue.name, state)
  const count = (one: JobState) => (one === 'completed' ? queue.completedLastHour : queue[one])
  return (
    <section aria-labelledby="jobs" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="jobs" className="flex-1 text-base font-semibold tracking-tight">
          {queue.name}
        </h2>
        <Select
          aria-label={t('state')}
          className="w-56"
          value={state}
          onChange={(event) => setState(event.target.value as JobState)}
        >
          {jobStates.map((one) => (
            <option key={one} value={one}>
              {t('stateCount', { state: t(`states.${one}`), count: count(one) })}
            </option>
          ))}
        </Select>
      </div>
      {jobs === undefined ? (
        <Skeleton className="h-20 w-full" />
      ) : jobs.length === 0 ? (
        <div className="rounded-l border border-line">
          <EmptyState title={t('none')} />
        </div>
      ) : (
        <RowList label={t('jobs')}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} state={state} />
          ))}
        </RowList>
      )}
    </section>
  )
}
