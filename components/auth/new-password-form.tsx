'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { setPassword } from '#lib/auth/actions.ts'
import { AuthCard } from './auth-card.tsx'
import { FormProblem } from './form-problem.tsx'
import { LinkFields, type MailLink } from './link-fields.tsx'
import { PasswordInput } from './password-input.tsx'

/** Sets a new password with the link of a mail. */
export function NewPasswordForm({ link }: { link: MailLink }) {
  const t = useTranslations('auth.newPassword')
  const [answer, send, isPending] = useActionState(setPassword, null)
  const [password, setTyped] = useState('')
  const isLinkDead = answer?.ok === false && answer.reason === 'link_expired'
  return (
    <AuthCard heading={t('heading')}>
      <form action={send} className="flex flex-col gap-4">
        <LinkFields link={link} />
        <Field label={t('password')} hint={t('hint')}>
          <PasswordInput
            name="password"
            autoComplete="new-password"
            required
            minLength={8}
            maxLength={72}
            autoFocus
            value={password}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <FormProblem answer={answer} />
        {isLinkDead ? (
          <Link href="/forgot-password" className="text-sm text-accent-text hover:underline">
            {t('again')}
          </Link>
        ) : (
          <Button type="submit" look="primary" size="l" block busy={isPending}>
            {isPending ? t('submitting') : t('submit')}
          </Button>
        )}
      </form>
    </AuthCard>
  )
}
