'use client'

import { useTranslations } from 'next-intl'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { snippet } from '#lib/demo/snippet.ts'
import { CopiedText } from './copied-text.tsx'

/** What the client company's developer needs: the lines for the page, and those for its policy. */
export function InstallPart({ inboxKey, deskUrl }: { inboxKey: string; deskUrl: string }) {
  const t = useTranslations('inboxes.install')
  const { origin } = new URL(deskUrl)
  const lines = `<script>
${snippet({ app_id: inboxKey })}
</script>
<script async src="${origin}/widget/${inboxKey}"></script>`
  return (
    <div className="flex flex-col gap-8">
      <SettingsSection title={t('title')} description={t('description')}>
        <CopiedText label={t('title')} text={lines} />
      </SettingsSection>
      <SettingsSection title={t('policy')} description={t('policyHint')}>
        <CopiedText label={t('policy')} text={`script-src ${origin}; frame-src ${origin}`} />
      </SettingsSection>
    </div>
  )
}
