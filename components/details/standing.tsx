'use client'

import { BadgeCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import { isVerified, type Contact } from '#lib/contacts/contact.ts'

/** Has anybody vouched for who this is; blocked, erased? */
export function Standing({ contact }: { contact: Contact }) {
  const t = useTranslations('details')
  if (contact.isErased) return <Badge title={t('erasedHint')}>{t('erasedBadge')}</Badge>
  if (contact.isBlocked) return <Badge tone="danger">{t('blocked')}</Badge>
  if (!isVerified(contact)) return <Badge title={t('unverifiedHint')}>{t('unverified')}</Badge>
  return (
    <Badge tone="accent" title={t('verifiedHint')}>
      <BadgeCheck aria-hidden />
      {t('verified')}
    </Badge>
  )
}
