'use client'

import {
  AtSign,
  CheckCheck,
  CloudOff,
  Inbox,
  ListFilter,
  Moon,
  PartyPopper,
  UserRound,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { isFiltered } from '#lib/conversations/filters.ts'
import { listKey, type InboxPlace, type View } from '#lib/conversations/view.ts'
import { useRowHeight } from './row-height.ts'
import { useGo } from './use-inbox-place.ts'

const icons: Record<View, typeof Inbox> = {
  mine: UserRound,
  mentions: AtSign,
  unassigned: PartyPopper,
  all: Inbox,
  snoozed: Moon,
  closed: CheckCheck,
}

/** What stands in an empty view: what belongs here and how it gets here; or that the filters leave nothing. */
export function EmptyList({ place }: { place: InboxPlace }) {
  const t = useTranslations('list.empty')
  const go = useGo()
  const { view, teamId, filters = {}, sort } = place
  const Icon = icons[view]
  if (isFiltered(filters))
    return (
      <EmptyState
        icon={<ListFilter />}
        title={t('filtered.title')}
        action={
          <Button onClick={() => go({ ...listKey(view, teamId, {}, sort), number: place.number })}>
            {t('filtered.clear')}
          </Button>
        }
      >
        {t('filtered.text')}
      </EmptyState>
    )
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
  const rowHeight = useRowHeight()
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
