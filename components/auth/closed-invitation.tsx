'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { AuthCard } from './auth-card.tsx'

type ClosedInvitationProps = {
  state: 'expired' | 'used' | 'withdrawn' | 'unknown'
  isSignedIn: boolean
}

/** An invitation that leads nowhere: why, and what to do now. */
export function ClosedInvitation({ state, isSignedIn }: ClosedInvitationProps) {
  const t = useTranslations('auth.invite')
  return (
    <AuthCard heading={t(`closed.${state}.heading`)}>
      <p className="mb-6 text-base text-pretty text-ink-muted">
        {t(`closed.${state}.explanation`)}
      </p>
      <Link
        href={isSignedIn ? '/' : '/sign-in'}
        className="text-sm text-accent-text hover:underline"
      >
        {isSignedIn ? t('toDesk') : t('toSignIn')}
      </Link>
    </AuthCard>
  )
}
