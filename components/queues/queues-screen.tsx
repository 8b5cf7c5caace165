'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { isTroubled, type JobQueue } from '#lib/job-queues/job-queue.ts'
import { useQueues } from '#lib/job-queues/use-queues.ts'
import { QueueJobs } from './queue-jobs.tsx'

const columns = [
  'waiting',
  'deferred',
  'active',
  'retrying',
  'failed',
  'dead',
  'completedLastHour',
] as const

/** Every queue of the worker with what is in it; a queue opens on its jobs. */
export function QueuesScreen({ first }: { first: JobQueue[] }) {
  const t = useTranslations('queues')
  const queues = useQueues(useSupabase(), first).data
  const [chosen, setChosen] = useState<string | null>(null)
  const open = queues.find(({ name }) => name === chosen)
  return (
    <SettingsPage title={t('title')} description={t('description')} wide>
      <div className="overflow-x-auto rounded-l border border-line">
        <table className="tabular w-full text-left text-sm">
          <thead className="bg-canvas text-xs text-ink-faint">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                {t('queue')}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-2 text-right font-medium">
                  {t(`column.${column}`)}
                </th>
              ))}
              <th scope="col" className="px-4 py-2 text-right font-medium">
                {t('column.oldest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <QueueRow
                key={queue.name}
                queue={queue}
                isOpen={queue.name === chosen}
                onOpen={() => setChosen(queue.name === chosen ? null : queue.name)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {open && <QueueJobs key={open.name} queue={open} />}
    </SettingsPage>
  )
}

/** The longest first: nobody reads 86,400 seconds. */
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

type QueueRowProps = { queue: JobQueue; isOpen: boolean; onOpen: () => void }

function QueueRow({ queue, isOpen, onOpen }: QueueRowProps) {
  const t = useTranslations('queues')
  const format = useFormatter()
  const sayLong = (seconds: number) => {
    const [unit, size] = units.find((each) => seconds >= each[1]) ?? (['second', 1] as const)
    return format.number(Math.floor(seconds / size), { style: 'unit', unit, unitDisplay: 'short' })
  }
  // A queue that a newer worker made has no words yet.
  const purpose = `purpose.${queue.name}` as 'purpose.snooze/wake'
  return (
    <tr className={classNames('border-t border-line', isOpen && 'bg-selected')}>
      <th scope="row" className="px-4 py-2 font-normal">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onOpen}
          className="inline-flex min-h-6 flex-wrap items-center gap-x-2 rounded-s text-left font-medium hover:underline pointer-coarse:min-h-10"
        >
          {queue.name}
          {isTroubled(queue) && <Badge tone="danger">{t('troubled')}</Badge>}
        </button>
        {t.has(purpose) && <p className="text-xs text-ink-faint">{t(purpose)}</p>}
      </th>
      {columns.map((column) => (
        <td
          key={column}
          className={classNames(
            'px-2 text-right',
            queue[column] === 0 && 'text-ink-faint',
            column === 'dead' && queue.dead > 0 && 'font-semibold text-danger-text',
          )}
        >
          {queue[column]}
        </td>
      ))}
      <td className="px-4 text-right text-ink-muted">
        {queue.oldestSeconds === null ? '—' : sayLong(queue.oldestSeconds)}
      </td>
    </tr>
  )
}
