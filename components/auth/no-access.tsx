'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { AuthCard } from './auth-card.tsx'

/** For somebody who is signed in, but no active member. */
export function NoAccess({ email }: { email: string }) {
  const t = useTranslations('auth.noAccess')
  return (
    <AuthCard heading={t('heading')}>
      <p className="mb-6 text-base text-pretty text-ink-muted">{t('explanation', { email })}</p>
      <form method="post" action="/auth/sign-out">
        <Button type="submit" size="l">
          {t('signOut')}
        </Button>
      </form>
    </AuthCard>
  )
}
