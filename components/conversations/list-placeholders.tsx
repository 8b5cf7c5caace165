'use client'

import { AtSign, CheckCheck, CloudOff, Inbox, Moon, PartyPopper, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { View } from '#lib/conversations/view.ts'
import { rowHeight } from './conversation-row.tsx'

const icons: Record<View, typeof Inbox> = {
  mine: UserRound,
  mentions: AtSign,
  unassigned: PartyPopper,
  all: Inbox,
  snoozed: Moon,
  closed: CheckCheck,
}

/** What stands in an empty view: what belongs here and how it gets here. */
export function EmptyList({ view }: { view: View }) {
  const t = useTranslations('list.empty')
  const Icon = icons[view]
  return (
    <EmptyState icon={<Icon />} title={t(`${view}.title`)}>
      {t(`${view}.text`)}
    </EmptyState>
  )
}

/** The list could not be asked for. */
export function FailedList({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('list')
  return (
    <EmptyState
      icon={<CloudOff />}
      title={t('failed.title')}
      action={<Button onClick={onRetry}>{t('failed.retry')}</Button>}
    >
      {t('failed.text')}
    </EmptyState>
  )
}

/** Rows on their way, each as tall as a row will be. */
export function ListSkeleton({ rows = 7 }: { rows?: number }) {
  const t = useTranslations('list')
  return (
    <div role="status" aria-label={t('loading')} className="px-1.5">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex gap-2.5 px-2.5 py-2.5" style={{ height: rowHeight }}>
          <Skeleton className="size-9 rounded-full!" />
          <div className="flex flex-1 flex-col gap-2 pt-0.5">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-11/12" />
            <Skeleton className="h-3 w-1/4" />
          </div>
        </div>
      ))}
    </div>
  )
}
