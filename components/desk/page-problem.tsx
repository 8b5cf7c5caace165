'use client'

import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button, buttonStyle } from '#components/ui/button.tsx'
import { pageRequestId } from '#lib/i18n/use-reason.ts'

const never = () => () => undefined

/** A page that did not open: what now, and the reference that the log has too. */
export function PageProblem({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  const t = useTranslations('errors.page')
  const requestId = useSyncExternalStore(never, pageRequestId, () => undefined)
  const id = [requestId, digest].filter(Boolean).join(' · ')
  return (
    <main className="flex min-h-dvh w-full flex-col items-center justify-center px-6 text-center">
      <h1 className="mb-2 text-xl font-semibold tracking-tight">{t('title')}</h1>
      <p className="mb-6 max-w-96 text-base text-pretty text-ink-muted">{t('explanation')}</p>
      <div className="mb-6 flex gap-2">
        <Button look="primary" size="l" onClick={onRetry}>
          {t('retry')}
        </Button>
        {/* A whole new page: what failed may be in this one. */}
        <a href="/" className={buttonStyle({ size: 'l' })}>
          {t('home')}
        </a>
      </div>
      {id && <p className="font-mono text-xs break-all text-ink-faint">{t('reference', { id })}</p>}
    </main>
  )
}
