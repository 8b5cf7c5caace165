import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfirmForm } from '#components/auth/confirm-form.tsx'
import type { MailLink } from '#components/auth/link-fields.tsx'
import { NewPasswordForm } from '#components/auth/new-password-form.tsx'

type Props = PageProps<'/auth/confirm'>

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = await getTranslations('auth')
  const title = setsPassword(await linkOf(props)) ? t('newPassword.title') : t('confirm.title')
  // The address holds a token: it must not travel to another site.
  return { title, referrer: 'no-referrer' }
}

/** Where links in mails lead (supabase/templates). Opening it changes nothing; its form does. */
export default async function ConfirmPage(props: Props) {
  const link = await linkOf(props)
  return setsPassword(link) ? <NewPasswordForm link={link} /> : <ConfirmForm link={link} />
}

async function linkOf({ searchParams }: Props): Promise<MailLink> {
  const query = await searchParams
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  return { tokenHash: text('token_hash'), type: text('type'), code: text('code') }
}

function setsPassword({ type, code }: MailLink): boolean {
  return type === 'recovery' || type === 'invite' || code !== ''
}
