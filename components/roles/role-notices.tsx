'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '#components/ui/callout.tsx'

/** May whoever looks change this role, and if not, why? */
export type Standing = 'mine-to-change' | 'built-in' | 'beyond-me' | 'gone'

/** What has to be known before anything is changed here. */
export function RoleNotices({
  standing,
  hasMoved,
  isMine,
}: {
  standing: Standing
  hasMoved: boolean
  isMine: boolean
}) {
  const t = useTranslations('roles.notice')
  return (
    <div role="status" className="flex flex-col gap-2 empty:hidden">
      {standing === 'built-in' && <Callout>{t('builtIn')}</Callout>}
      {standing === 'beyond-me' && <Callout>{t('beyondMe')}</Callout>}
      {standing === 'gone' && <Callout tone="warning">{t('gone')}</Callout>}
      {hasMoved && <Callout tone="warning">{t('moved')}</Callout>}
      {isMine && standing === 'mine-to-change' && <Callout tone="warning">{t('mine')}</Callout>}
    </div>
  )
}
