'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { LanguageSelect } from './language-select.tsx'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { PictureForm } from './picture-form.tsx'
import { Sessions } from './sessions.tsx'

/** Who I am at this desk, and how I come in. */
export function ProfileScreen() {
  const t = useTranslations('profile')
  const { me } = useDirectory()
  const isViewing = useViewing() !== null
  return (
    <SettingsPage title={t('title')} description={t('description', { email: me.email })}>
      {isViewing ? (
        <Callout>{t('viewing')}</Callout>
      ) : (
        <>
          <SettingsSection title={t('picture')}>
            <PictureForm />
          </SettingsSection>
          <SettingsSection title={t('about')}>
            <NameForm key={me.name} />
            <LanguageSelect />
          </SettingsSection>
          <SettingsSection title={t('password')} description={t('passwordText')}>
            <PasswordForm />
          </SettingsSection>
          <SettingsSection title={t('sessions')} description={t('sessionsText')}>
            <Sessions />
          </SettingsSection>
        </>
      )}
    </SettingsPage>
  )
}
