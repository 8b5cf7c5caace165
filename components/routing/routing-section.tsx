'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useInstantWords } from '#components/snooze/use-instant-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { patiently } from '#components/ui/patiently.ts'
import { mayI } from '#lib/members/member.ts'
import type { RoutingFacts } from '#lib/routing/facts.ts'
import { levelOf, levels } from '#lib/routing/priority.ts'

const UrgentChoice = lazy(
  patiently(() =>
    import('./urgent-choice.tsx').then((choice) => ({ default: choice.UrgentChoice })),
  ),
)

type RoutingSectionProps = {
  /** undefined while they are on their way. */
  facts: RoutingFacts | undefined
  onPriority: (priority: number) => void
  onUrgentAt: (at: Date | null) => void
}

/** What moves a conversation forward in the queue: what somebody set, and the instant it must be answered by. */
export function RoutingSection({ facts, onPriority, onUrgentAt }: RoutingSectionProps) {
  const t = useTranslations('routing')
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{t('title')}</h3>
      <dl className="flex flex-col gap-1.5 text-sm">
        <div className="flex min-h-8 items-center gap-3">
          <dt className="w-22 shrink-0 text-ink-muted">{t('priority')}</dt>
          <dd className="min-w-0 flex-1">
            {facts ? (
              <Priority of={facts} onChoose={onPriority} />
            ) : (
              <Skeleton className="h-4 w-24" />
            )}
          </dd>
        </div>
        <div className="flex min-h-8 items-center gap-3">
          <dt className="w-22 shrink-0 text-ink-muted">{t('urgentAt')}</dt>
          <dd className="min-w-0 flex-1">
            {facts ? (
              <Urgency of={facts} onChoose={onUrgentAt} />
            ) : (
              <Skeleton className="h-4 w-24" />
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Priority({
  of: { manualPriority },
  onChoose,
}: {
  of: RoutingFacts
  onChoose: (priority: number) => void
}) {
  const t = useTranslations('routing')
  const { me } = useDirectory()
  const level = levelOf(manualPriority)
  const shown = level ? t(`level.${level}`) : t('points', { points: manualPriority })
  if (!mayI(me, 'assign')) return shown
  return (
    <Select
      aria-label={t('priority')}
      value={manualPriority}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {!level && <option value={manualPriority}>{shown}</option>}
      {levels.map(({ name, points }) => (
        <option key={name} value={points}>
          {t(`level.${name}`)}
        </option>
      ))}
    </Select>
  )
}

function Urgency({
  of: { urgentAt },
  onChoose,
}: {
  of: RoutingFacts
  onChoose: (at: Date | null) => void
}) {
  const t = useTranslations('routing')
  const { me } = useDirectory()
  const say = useInstantWords()
  const [isOpen, setOpen] = useState(false)
  const shown = urgentAt ? say(new Date(urgentAt)) : t('notSet')
  if (!mayI(me, 'assign')) return shown
  const choose = (at: Date | null) => {
    setOpen(false)
    onChoose(at)
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      label={t('urgentAt')}
      className="w-76"
      trigger={
        <Button look="quiet" aria-label={`${t('urgentAt')}: ${shown}`} className="-ml-3">
          {shown}
        </Button>
      }
    >
      <Suspense fallback={<div className="h-24" />}>
        <UrgentChoice urgentAt={urgentAt} onChoose={choose} />
      </Suspense>
    </Popover>
  )
}
