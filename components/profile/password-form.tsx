'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useState } from 'react'
import { FormProblem } from '#components/auth/form-problem.tsx'
import { PasswordInput } from '#components/auth/password-input.tsx'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { changePassword } from '#lib/auth/own-account.ts'

/** A new password for whoever knows the present one. */
export function PasswordForm() {
  const t = useTranslations('profile')
  const { notify } = useToast()
  const { me } = useDirectory()
  const [answer, send, isPending] = useActionState(changePassword, null)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [said, say] = useState(answer)
  if (answer !== said) {
    say(answer)
    if (answer?.ok) {
      setCurrent('')
      setPassword('')
    }
  }
  useEffect(() => {
    if (answer?.ok) {
      notify({ title: t('passwordChanged'), description: t('othersSignedOut') })
    }
  }, [answer, notify, t])

  return (
    <form action={send} className="flex max-w-96 flex-col gap-4">
      {/* So that the browser knows whose password it is. */}
      <input type="hidden" autoComplete="username" value={me.email} readOnly />
      <Field label={t('currentPassword')}>
        <PasswordInput
          name="current"
          autoComplete="current-password"
          required
          maxLength={200}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </Field>
      <Field label={t('newPassword')} hint={t('newPasswordHint')}>
        <PasswordInput
          name="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={72}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <FormProblem answer={answer} />
      <div>
        <Button
          type="submit"
          look="primary"
          busy={isPending}
          disabled={current === '' || password === ''}
        >
          {t('changePassword')}
        </Button>
      </div>
    </form>
  )
}
