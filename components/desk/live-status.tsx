'use client'

import { WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Says that news do not arrive at present, and that nothing has to be done about it. */
export function LiveStatus({ isCutOff }: { isCutOff: boolean }) {
  const t = useTranslations('desk')
  return (
    <div role="status" aria-live="polite">
      {isCutOff && (
        <p className="mx-2 mb-1 flex items-start gap-2 rounded-m bg-warning-soft px-2 py-1.5 text-xs text-warning-text">
          <WifiOff aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {t('cutOff')}
        </p>
      )}
    </div>
  )
}
