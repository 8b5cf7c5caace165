import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '#components/auth/sign-in-form.tsx'
import { demoPassword, demoPeople } from '#lib/auth/demo-people.ts'
import { safeNext } from '#lib/auth/paths.ts'
import { env } from '#lib/kernel/env.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  return (
    <SignInForm
      next={safeNext(typeof next === 'string' ? next : null)}
      demo={env('OTKLIK_DEMO') === '1' ? { people: demoPeople, password: demoPassword } : null}
    />
  )
}
