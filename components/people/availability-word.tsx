'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { Availability } from '#lib/members/member.ts'

const look = {
  online: 'bg-success',
  away: 'border-2 border-working',
  handing_over: 'border-2 border-working',
  offline: 'border-2 border-ink-disabled',
}

/** Whether somebody is there: a word, and a sign that differs by more than colour. */
export function AvailabilityWord({ availability }: { availability: Availability }) {
  const t = useTranslations('people.availability')
  return (
    <span className="flex items-center gap-1.5 text-xs text-ink-muted">
      <span aria-hidden className={classNames('size-2 rounded-full', look[availability])} />
      {t(availability)}
    </span>
  )
}
