'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { confirmLink } from '#lib/auth/actions.ts'
import { AuthCard } from './auth-card.tsx'
import { FormProblem } from './form-problem.tsx'
import { LinkFields, type MailLink } from './link-fields.tsx'

/** One press confirms what the mail asked for; opening the page alone does not, as mail scanners do that. */
export function ConfirmForm({ link }: { link: MailLink }) {
  const t = useTranslations('auth.confirm')
  const [answer, send, isPending] = useActionState(confirmLink, null)
  return (
    <AuthCard heading={t('heading')}>
      <p className="mb-6 text-base text-ink-muted">{t('explanation')}</p>
      <form action={send} className="flex flex-col gap-4">
        <LinkFields link={link} />
        <FormProblem answer={answer} />
        <Button type="submit" look="primary" size="l" block busy={isPending}>
          {isPending ? t('submitting') : t('submit')}
        </Button>
      </form>
    </AuthCard>
  )
}
