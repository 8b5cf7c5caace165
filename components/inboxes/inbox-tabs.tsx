'use client'

import { useTranslations } from 'next-intl'
import { SettingsTabs } from '#components/settings/settings-tabs.tsx'
import { inboxParts, type InboxPart } from '#lib/inboxes/inbox-part.ts'

/** The parts of an inbox's settings. */
export function InboxTabs({ current }: { current: InboxPart }) {
  const t = useTranslations('inboxes.parts')
  const parts = inboxParts.map((part) => ({ part, name: t(part) }))
  return <SettingsTabs label={t('label')} parts={parts} current={current} />
}
