import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfirmForm } from '#components/auth/confirm-form.tsx'
import { NewPasswordForm } from '#components/auth/new-password-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a token: it must not travel to another site.
  return { title: (await getTranslations('auth.confirm'))('title'), referrer: 'no-referrer' }
}

/** Where links in mails lead (supabase/templates). Opening it changes nothing; its form does. */
export default async function ConfirmPage({ searchParams }: PageProps<'/auth/confirm'>) {
  const query = await searchParams
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  const link = { tokenHash: text('token_hash'), type: text('type'), code: text('code') }
  const setsPassword = link.type === 'recovery' || link.type === 'invite' || link.code !== ''
  return setsPassword ? <NewPasswordForm link={link} /> : <ConfirmForm link={link} />
}
