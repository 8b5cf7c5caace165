'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Row } from '#components/ui/row-list.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Job, JobState } from '#lib/job-queues/job-queue.ts'
import { useJobVerbs } from '#lib/job-queues/use-queues.ts'

/** A job: what it is about, how often it was tried, what it failed with; run it now or drop it. */
export function JobRow({ job, state }: { job: Job; state: JobState }) {
  const t = useTranslations('queues')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useJobVerbs(useSupabase(), job)
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)

  const then = async (call: Promise<Result<unknown>>, done: string) => {
    setBusy(true)
    const answer = await call
    setBusy(false)
    setAsking(false)
    if (answer.ok) notify({ title: done })
    else notify({ title: t('notDone'), description: say(answer.reason), important: true })
  }
  const isDone = state === 'completed' || state === 'active'

  return (
    <Row
      title={<code className="text-xs break-all">{JSON.stringify(job.payload)}</code>}
      description={
        <>
          {t('made')} <RelativeTime at={job.createdAt} />
          {state === 'deferred' && (
            <>
              {' · '}
              {t('runs')} <RelativeTime at={job.runAt} />
            </>
          )}
          {` · ${t('tries', { done: job.retries, most: job.retryLimit })}`}
          {job.error && <span className="block text-danger-text">{job.error}</span>}
        </>
      }
    >
      {!isDone && (
        <>
          <Button size="s" busy={isBusy} onClick={() => void then(verbs.retry(), t('retried'))}>
            {t('retry')}
          </Button>
          <Button size="s" look="quiet" onClick={() => setAsking(true)}>
            {t('drop')}
          </Button>
        </>
      )}
      {isAsking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={t('dropTitle')}
          description={t('dropText')}
          confirmLabel={t('drop')}
          cancelLabel={t('cancel')}
          closeLabel={t('close')}
          danger
          busy={isBusy}
          onConfirm={() => void then(verbs.drop(), t('dropped'))}
        />
      )}
    </Row>
  )
}
