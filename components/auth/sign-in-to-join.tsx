'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { signInPath } from '#lib/auth/paths.ts'
import { AuthCard } from './auth-card.tsx'
import { InvitationWords, type Asked } from './invitation-words.tsx'

/** The address has an account: whoever holds the link proves to be its owner first. */
export function SignInToJoin({ asked }: { asked: Asked }) {
  const t = useTranslations('auth.invite')
  return (
    <AuthCard heading={t('heading', { workspace: asked.workspace })}>
      <InvitationWords asked={asked} />
      <p className="mb-6 text-base text-pretty text-ink-muted">{t('hasAccount')}</p>
      <Link
        href={signInPath(`/invite?token=${asked.token}`)}
        className={buttonStyle({ look: 'primary', size: 'l', block: true })}
      >
        {t('signIn')}
      </Link>
    </AuthCard>
  )
}
