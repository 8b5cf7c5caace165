'use client'

import { useTranslations } from 'next-intl'
import { useSavePreferences } from '#components/preferences/use-save-preferences.ts'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { DesktopPermit } from './desktop-permit.tsx'
import { NoticeTable } from './notice-table.tsx'
import { QuietHours } from './quiet-hours.tsx'
import { SoundChoice } from './sound-choice.tsx'

/** What calls a member who looks elsewhere, how, and when not. */
export function NotificationsScreen() {
  const t = useTranslations('notices')
  const { preferences, save } = useSavePreferences()
  if (useViewing() !== null)
    return (
      <SettingsPage title={t('pageTitle')}>
        <Callout>{t('viewing')}</Callout>
      </SettingsPage>
    )
  const toggle = (key: 'showsText' | 'titleBadge') => (
    <label className="flex items-center gap-2.5 text-sm">
      <Switch
        checked={preferences[key]}
        onChange={(event) => void save({ [key]: event.target.checked })}
      />
      {t(key)}
    </label>
  )
  return (
    <SettingsPage title={t('pageTitle')} description={t('pageDescription')}>
      <DesktopPermit />
      <SettingsSection title={t('whatTitle')} description={t('whatText')}>
        <NoticeTable notices={preferences.notices} onChange={(notices) => void save({ notices })} />
        {toggle('showsText')}
        {toggle('titleBadge')}
      </SettingsSection>
      <SettingsSection title={t('sound.title')} description={t('sound.text')}>
        <SoundChoice
          sound={preferences.sound}
          volume={preferences.volume}
          onChange={(some) => void save(some)}
        />
      </SettingsSection>
      <SettingsSection title={t('quiet.title')} description={t('quiet.text')}>
        <QuietHours
          hours={preferences.quietHours}
          onChange={(quietHours) => void save({ quietHours })}
        />
      </SettingsSection>
    </SettingsPage>
  )
}
