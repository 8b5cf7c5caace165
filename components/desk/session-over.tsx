'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { AuthCard } from '#components/auth/auth-card.tsx'
import { buttonStyle } from '#components/ui/button.tsx'
import { signInPath } from '#lib/auth/paths.ts'

/**
 * Over a desk whose session has ended. The page below stays as it is, with everything typed in it, and
 * nothing of it can be seen; once the same person has signed in anywhere in this browser, it goes on.
 *
 * @param onReturn asked whenever somebody comes back to this page
 */
export function SessionOver({ onReturn }: { onReturn: () => void }) {
  const t = useTranslations('sessionOver')
  const link = useRef<HTMLAnchorElement>(null)
  const returned = useEffectEvent(onReturn)
  useEffect(() => {
    link.current?.focus()
    const look = () => document.visibilityState === 'visible' && returned()
    addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return (
    <div
      role="alertdialog"
      aria-modal="true"
      aria-label={t('heading')}
      className="fixed inset-0 z-50 overflow-y-auto bg-canvas"
    >
      <AuthCard heading={t('heading')}>
        <p className="mb-6 text-base text-pretty text-ink-muted">{t('explanation')}</p>
        <div className="flex flex-wrap gap-2">
          <a
            ref={link}
            href={signInPath('/inbox')}
            target="_blank"
            className={buttonStyle({ look: 'primary', size: 'l' })}
          >
            {t('signIn')}
          </a>
          <button type="button" className={buttonStyle({ size: 'l' })} onClick={onReturn}>
            {t('goOn')}
          </button>
        </div>
      </AuthCard>
    </div>
  )
}
