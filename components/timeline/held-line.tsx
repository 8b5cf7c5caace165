'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { clock } from '#lib/kernel/clock.ts'

/** Under a reply that has not left yet: how long it can be taken back, and how. */
export function HeldLine({ until, onUndo }: { until: number; onUndo: () => void }) {
  const t = useTranslations('composer.undo')
  const seconds = useSecondsUntil(until)
  if (seconds === 0) return null
  return (
    <span className="flex items-center gap-2">
      <span>{t('held', { seconds })}</span>
      <Button look="link" size="s" className="text-xs" onClick={onUndo}>
        <Undo2 aria-hidden />
        {t('undo')}
      </Button>
    </span>
  )
}

function useSecondsUntil(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - clock.ms()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250)
    return () => clearInterval(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [until])
  return seconds
}
