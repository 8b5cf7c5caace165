'use client'

import { useTranslations } from 'next-intl'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { putUpLogo } from '#lib/inboxes/actions.ts'
import { shrinkLogo } from '#lib/inboxes/logo.ts'
import { failed, type Result } from '#lib/kernel/result.ts'
import { ownTexts, type OwnText, type WidgetSettings } from '#lib/inboxes/widget-settings.ts'
import { ChoiceField } from './choice-field.tsx'
import { ColourField } from './colour-field.tsx'
import { LogoField } from './logo-field.tsx'
import { NumberField } from './number-field.tsx'
import { ToggleRow } from './toggle-row.tsx'
import { useWidgetDraft, type SaveWidget } from './use-widget-draft.ts'
import { WidgetForm } from './widget-form.tsx'
import { WidgetPreview } from './widget-preview.tsx'

type LooksFormProps = { inbox: Inbox; settings: WidgetSettings; onSave: SaveWidget }

/** Colours, logo, place and words of a widget; beside them how a customer would see it. */
export function LooksForm({ inbox, settings, onSave }: LooksFormProps) {
  const t = useTranslations('inboxes.looks')
  const form = useWidgetDraft(settings, onSave)
  const { draft, change } = form
  const word = (language: 'ru' | 'en', key: OwnText, text: string) => {
    const { [key]: _before, ...rest } = draft.texts[language]
    const own = text.trim() === '' ? rest : { ...rest, [key]: text }
    change({ texts: { ...draft.texts, [language]: own } })
  }

  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="lg:order-last">
        <div className="lg:sticky lg:top-6">
          <WidgetPreview appId={inbox.key} greetings={inbox.greetings} settings={draft} />
        </div>
      </div>
      <WidgetForm form={form}>
        <SettingsSection title={t('brand')}>
          <ColourField
            label={t('accent')}
            hint={t('accentHint')}
            value={draft.accent}
            onChange={(accent) => change({ accent })}
          />
          <ToggleRow
            label={t('ownBackground')}
            description={t('ownBackgroundHint')}
            checked={draft.background !== null}
            onChange={(own) => change({ background: own ? draft.accent : null })}
          />
          {draft.background !== null && (
            <ColourField
              label={t('background')}
              value={draft.background}
              onChange={(background) => change({ background })}
            />
          )}
          <LogoField
            value={draft.logoUrl}
            onChange={(logoUrl) => change({ logoUrl })}
            onPutUp={(file) => put(inbox.id, file)}
          />
        </SettingsSection>

        <SettingsSection title={t('place')}>
          <div className="grid gap-4 sm:grid-cols-2">
            <ChoiceField
              label={t('launcher')}
              hint={t('launcherHint')}
              value={draft.launcher}
              choices={['button', 'none']}
              name={(choice) => t(`launchers.${choice}`)}
              onChange={(launcher) => change({ launcher })}
            />
            <ChoiceField
              label={t('position')}
              value={draft.position}
              choices={['right', 'left']}
              name={(choice) => t(`positions.${choice}`)}
              onChange={(position) => change({ position })}
            />
            <NumberField
              label={t('sideOffset')}
              error={t('offsetWrong')}
              least={0}
              most={200}
              value={draft.sideOffset}
              onChange={(sideOffset) => sideOffset !== null && change({ sideOffset })}
            />
            <NumberField
              label={t('bottomOffset')}
              error={t('offsetWrong')}
              least={0}
              most={200}
              value={draft.bottomOffset}
              onChange={(bottomOffset) => bottomOffset !== null && change({ bottomOffset })}
            />
            <ChoiceField
              label={t('theme')}
              value={draft.theme}
              choices={['system', 'light', 'dark']}
              name={(choice) => t(`themes.${choice}`)}
              onChange={(theme) => change({ theme })}
            />
            <ChoiceField
              label={t('locale')}
              value={draft.locale}
              choices={['auto', 'ru', 'en']}
              name={(choice) => t(`locales.${choice}`)}
              onChange={(locale) => change({ locale })}
            />
          </div>
        </SettingsSection>

        <SettingsSection title={t('texts')} description={t('textsHint')}>
          {ownTexts.map((key) => (
            <div key={key} className="grid gap-3 sm:grid-cols-2">
              {(['ru', 'en'] as const).map((language) => (
                <Field
                  key={language}
                  label={t('textIn', {
                    what: t(`own.${key}`),
                    language: t(`languages.${language}`),
                  })}
                >
                  <Input
                    lang={language}
                    maxLength={200}
                    placeholder={t(`usual.${language}.${key}`)}
                    value={draft.texts[language][key] ?? ''}
                    onChange={(event) => word(language, key, event.target.value)}
                  />
                </Field>
              ))}
            </div>
          ))}
        </SettingsSection>
      </WidgetForm>
    </div>
  )
}

async function put(inbox: string, file: Blob): Promise<Result<string>> {
  const small = await shrinkLogo(file).catch(() => null)
  if (!small) return failed('picture_kind_unknown')
  const form = new FormData()
  form.set('picture', small)
  return putUpLogo(inbox, form)
}
