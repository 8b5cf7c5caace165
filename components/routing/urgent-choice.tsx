'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MomentFields } from '#components/snooze/moment-fields.tsx'
import { Button } from '#components/ui/button.tsx'
import { clock } from '#lib/kernel/clock.ts'

const hour = 3_600_000

/** By when somebody has to answer: a departure, a delivery. */
export function UrgentChoice({
  urgentAt,
  onChoose,
}: {
  urgentAt: string | null
  onChoose: (at: Date | null) => void
}) {
  const t = useTranslations('routing')
  const [initial] = useState(() =>
    urgentAt ? new Date(urgentAt) : new Date(clock.ms() + 2 * hour),
  )
  return (
    <div className="flex flex-col gap-2">
      <p className="text-xs text-pretty text-ink-muted">{t('urgentHint')}</p>
      <MomentFields label={t('urgentAt')} initial={initial} onChoose={onChoose}>
        {t('set')}
      </MomentFields>
      {urgentAt && (
        <Button size="s" look="quiet" onClick={() => onChoose(null)}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}
