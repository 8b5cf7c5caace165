'use client'

import { useTranslations } from 'next-intl'
import { AuthCard } from '#components/auth/auth-card.tsx'
import { Button } from '#components/ui/button.tsx'

/** In place of the desk, for somebody who was deactivated while looking. */
export function Farewell() {
  const t = useTranslations('farewell')
  return (
    <AuthCard heading={t('heading')}>
      <p role="alert" className="mb-6 text-base text-pretty text-ink-muted">
        {t('explanation')}
      </p>
      <form method="post" action="/auth/sign-out">
        <Button type="submit" size="l">
          {t('signOut')}
        </Button>
      </form>
    </AuthCard>
  )
}
