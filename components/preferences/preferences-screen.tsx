'use client'

import { useTranslations } from 'next-intl'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { undoSendChoices } from '#lib/preferences/preferences.ts'
import { ChoiceList } from './choice-list.tsx'
import { useSavePreferences } from './use-save-preferences.ts'

/** How one writes and how dense the desk is. Every change is kept at once, for every browser. */
export function PreferencesScreen() {
  const t = useTranslations('preferences')
  const { preferences, save } = useSavePreferences()
  if (useViewing() !== null)
    return (
      <SettingsPage title={t('title')}>
        <Callout>{t('viewing')}</Callout>
      </SettingsPage>
    )
  return (
    <SettingsPage title={t('title')} description={t('description')}>
      <SettingsSection title={t('writing.title')}>
        <ChoiceList
          legend={t('enter.legend')}
          name="enter"
          value={preferences.enterSends ? 'sends' : 'breaks'}
          onChoose={(choice) => void save({ enterSends: choice === 'sends' })}
          choices={[
            { value: 'sends', label: t('enter.sends'), hint: t('enter.sendsHint') },
            { value: 'breaks', label: t('enter.breaks'), hint: t('enter.breaksHint') },
          ]}
        />
        <ChoiceList
          legend={t('undo.legend')}
          name="undo"
          value={preferences.undoSendSeconds}
          onChoose={(undoSendSeconds) => void save({ undoSendSeconds })}
          choices={undoSendChoices.map((seconds) => ({
            value: seconds,
            label: seconds === 0 ? t('undo.off') : t('undo.seconds', { seconds }),
          }))}
        />
      </SettingsSection>
      <SettingsSection title={t('looks.title')} description={t('looks.description')}>
        <ChoiceList
          legend={t('density.legend')}
          name="density"
          value={preferences.density}
          onChoose={(density) => void save({ density })}
          choices={[
            { value: 'cosy', label: t('density.cosy'), hint: t('density.cosyHint') },
            { value: 'compact', label: t('density.compact'), hint: t('density.compactHint') },
          ]}
        />
      </SettingsSection>
    </SettingsPage>
  )
}
