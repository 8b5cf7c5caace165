'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { signIn } from '#lib/auth/actions.ts'
import { AuthCard } from './auth-card.tsx'
import { DemoPeople, type DemoPeopleProps } from './demo-people.tsx'
import { FormProblem } from './form-problem.tsx'
import { PasswordInput } from './password-input.tsx'

type SignInFormProps = {
  /** Where to go afterwards; checked again by the action. */
  next: string
  demo: Omit<DemoPeopleProps, 'onChoose'> | null
}

export function SignInForm({ next, demo }: SignInFormProps) {
  const t = useTranslations('auth.signIn')
  const [answer, send, isPending] = useActionState(signIn, null)
  // Held here, because React empties a form whose action has run: a wrong password must not cost the address.
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  return (
    <AuthCard heading={t('heading')}>
      <form action={send} className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <Field label={t('email')}>
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
        <Field
          label={t('password')}
          aside={
            <Link href="/forgot-password" className="text-xs text-accent-text hover:underline">
              {t('forgot')}
            </Link>
          }
        >
          <PasswordInput
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <FormProblem answer={answer} />
        <Button type="submit" look="primary" size="l" block busy={isPending}>
          {isPending ? t('submitting') : t('submit')}
        </Button>
      </form>
      {demo && (
        <DemoPeople
          {...demo}
          onChoose={(person, its) => {
            setEmail(person.email)
            setPassword(its)
          }}
        />
      )}
    </AuthCard>
  )
}
