'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { AuthCard } from './auth-card.tsx'
import { InvitationWords, type Asked } from './invitation-words.tsx'

/** Somebody else is signed in here: they leave first, and the invitation opens again. */
export function OtherAccount({ asked, visitor }: { asked: Asked; visitor: string }) {
  const t = useTranslations('auth.invite')
  return (
    <AuthCard heading={t('heading', { workspace: asked.workspace })}>
      <InvitationWords asked={asked} />
      <p className="mb-6 text-base text-pretty text-ink-muted">{t('otherAccount', { visitor })}</p>
      <form method="post" action="/auth/sign-out">
        <input type="hidden" name="next" value={`/invite?token=${asked.token}`} />
        <Button type="submit" look="primary" size="l" block>
          {t('signOut')}
        </Button>
      </form>
    </AuthCard>
  )
}
