'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import { useInboxPlace } from './use-inbox-place.ts'

/** Where list and conversation do not fit side by side. */
export function BackToList() {
  const t = useTranslations('desk')
  const { place, go } = useInboxPlace()
  return (
    <IconButton
      label={t('toList')}
      tooltip={false}
      className="md:hidden"
      onClick={() => place && go({ ...place, number: null })}
    >
      <ArrowLeft aria-hidden />
    </IconButton>
  )
}
