'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { sendRecovery } from '#lib/auth/actions.ts'
import { AuthCard } from './auth-card.tsx'
import { FormProblem } from './form-problem.tsx'

/** Asks for an address and mails a link to it. */
export function ForgotForm() {
  const t = useTranslations('auth')
  const [answer, send, isPending] = useActionState(sendRecovery, null)
  const [email, setEmail] = useState('')
  const back = (
    <Link href="/sign-in" className="text-sm text-accent-text hover:underline">
      {t('forgot.back')}
    </Link>
  )
  if (answer?.ok) {
    return (
      <AuthCard heading={t('forgot.sentHeading')}>
        <p role="status" className="mb-6 text-base text-pretty text-ink-muted">
          {t('forgot.sent', { email: answer.email ?? email })}
        </p>
        {back}
      </AuthCard>
    )
  }
  return (
    <AuthCard heading={t('forgot.heading')}>
      <p className="mb-6 text-base text-pretty text-ink-muted">{t('forgot.explanation')}</p>
      <form action={send} className="mb-6 flex flex-col gap-4">
        <Field label={t('signIn.email')}>
          <Input
            name="email"
            type="email"
            size="l"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <FormProblem answer={answer} />
        <Button type="submit" look="primary" size="l" block busy={isPending}>
          {isPending ? t('forgot.submitting') : t('forgot.submit')}
        </Button>
      </form>
      {back}
    </AuthCard>
  )
}
