'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import type { ColleagueLoad } from '#lib/availability/use-colleague-loads.ts'

/** Somebody has as much as fits: one question, never a no. */
export function FullWarning({
  name,
  isMe,
  load: { open, capacity },
  onGive,
  onBack,
}: {
  name: string
  isMe: boolean
  load: ColleagueLoad
  onGive: () => void
  onBack: () => void
}) {
  const t = useTranslations('routing')
  return (
    <div className="flex flex-col gap-3 p-3">
      <Callout tone="warning">
        {t('full', { isMe: isMe ? 'yes' : 'no', member: name, open, capacity })}
      </Callout>
      <div className="flex justify-end gap-2">
        <Button size="s" onClick={onBack}>
          {t('back')}
        </Button>
        <Button size="s" look="primary" autoFocus onClick={onGive}>
          {t(isMe ? 'takeAnyway' : 'giveAnyway')}
        </Button>
      </div>
    </div>
  )
}
