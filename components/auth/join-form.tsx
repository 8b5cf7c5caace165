'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { join, joinSignedIn } from '#lib/invitations/actions.ts'
import { AuthCard } from './auth-card.tsx'
import { FormProblem } from './form-problem.tsx'
import { InvitationWords, type Asked } from './invitation-words.tsx'
import { PasswordInput } from './password-input.tsx'

/** The last step of an invitation: a name, and a password for whoever has no account yet. */
export function JoinForm({ asked, isSignedIn }: { asked: Asked; isSignedIn: boolean }) {
  const t = useTranslations('auth.invite')
  const [answer, send, isPending] = useActionState(isSignedIn ? joinSignedIn : join, null)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  return (
    <AuthCard heading={t('heading', { workspace: asked.workspace })}>
      <InvitationWords asked={asked} />
      <form action={send} className="flex flex-col gap-4">
        <input type="hidden" name="token" value={asked.token} />
        {/* So that the browser saves the password together with its address. */}
        <input type="hidden" name="email" autoComplete="username" value={asked.email} readOnly />
        <Field label={t('name')} hint={t('nameHint')}>
          <Input
            name="name"
            size="l"
            autoComplete="name"
            required
            maxLength={80}
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {!isSignedIn && (
          <Field label={t('password')} hint={t('passwordHint')}>
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
        )}
        <FormProblem answer={answer} />
        <Button type="submit" look="primary" size="l" block busy={isPending}>
          {isPending ? t('submitting') : t('submit')}
        </Button>
      </form>
    </AuthCard>
  )
}
