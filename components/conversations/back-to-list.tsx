'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import { placeNow, useGo } from './use-inbox-place.ts'

/** Where list and conversation do not fit side by side. */
export function BackToList() {
  const t = useTranslations('desk')
  const go = useGo()
  const back = () => {
    const place = placeNow()
    if (place) go({ ...place, number: null })
  }
  return (
    <IconButton label={t('toList')} tooltip={false} className="md:hidden" onClick={back}>
      <ArrowLeft aria-hidden />
    </IconButton>
  )
}
