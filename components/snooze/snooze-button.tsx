'use client'

import { Moon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, type ReactElement } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { patiently } from '#components/ui/patiently.ts'

const SnoozeChoice = lazy(
  patiently(() =>
    import('./snooze-choice.tsx').then((choice) => ({ default: choice.SnoozeChoice })),
  ),
)

type SnoozeButtonProps = {
  isAsleep: boolean
  /** Why it sleeps already. */
  reason: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  onChoose: (until: Date | null, reason: string) => void
  /** In place of the moon. */
  trigger?: ReactElement
}

/** Opens the choice until when the conversation sleeps. */
export function SnoozeButton({ isAsleep, reason, onChoose, ...rest }: SnoozeButtonProps) {
  const t = useTranslations('snooze')
  const close = () => rest.onOpenChange?.(false)
  return (
    <Popover
      open={rest.open}
      onOpenChange={rest.onOpenChange}
      align="end"
      label={t(isAsleep ? 'again' : 'title')}
      className="max-h-(--available-height) overflow-y-auto p-0!"
      trigger={
        rest.trigger ?? (
          <IconButton label={t(isAsleep ? 'again' : 'title')} keys={['Z']}>
            <Moon aria-hidden />
          </IconButton>
        )
      }
    >
      <Suspense fallback={<div className="h-100 w-76" />}>
        <SnoozeChoice
          reason={reason}
          onChoose={(until, why) => {
            close()
            onChoose(until, why)
          }}
        />
      </Suspense>
    </Popover>
  )
}
