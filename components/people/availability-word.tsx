'use client'

import { useTranslations } from 'next-intl'
import { AvailabilityDot } from '#components/availability/availability-dot.tsx'
import type { Availability } from '#lib/members/member.ts'

/** Whether somebody is there: a word, and a sign that differs by more than colour. */
export function AvailabilityWord({ availability }: { availability: Availability }) {
  const t = useTranslations('availability')
  return (
    <span className="flex items-center gap-1.5 text-xs text-ink-muted">
      <AvailabilityDot availability={availability} />
      {t(`${availability}.short`)}
    </span>
  )
}
