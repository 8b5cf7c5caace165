'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Field } from '#components/ui/field.tsx'
import { inputStyle } from '#components/ui/input.tsx'
import { domainsIn, type WidgetSettings } from '#lib/inboxes/widget-settings.ts'
import { IdentitySecret } from './identity-secret.tsx'
import { ToggleRow } from './toggle-row.tsx'
import { useWidgetDraft, type SaveWidget } from './use-widget-draft.ts'
import { WidgetForm } from './widget-form.tsx'

type ProtectionFormProps = { inboxId: string; settings: WidgetSettings; onSave: SaveWidget }

/** Which pages may hold the widget, and who its customers have to be. */
export function ProtectionForm({ inboxId, settings, onSave }: ProtectionFormProps) {
  const t = useTranslations('inboxes.protection')
  const form = useWidgetDraft(settings, onSave)
  const { draft, change } = form
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? draft.allowedDomains.join('\n')
  const { wrong } = domainsIn(text)

  return (
    <div className="flex flex-col gap-10">
      <WidgetForm
        form={{
          ...form,
          undo: () => {
            setTyped(null)
            form.undo()
          },
        }}
        isWrong={wrong.length > 0}
      >
        <SettingsSection title={t('domains')} description={t('domainsHint')}>
          <Field
            label={t('domainsLabel')}
            hint={text.trim() === '' ? t('domainsNone') : t('domainsExample')}
            {...(wrong.length > 0 && { error: t('domainsWrong', { what: wrong.join(', ') }) })}
          >
            <textarea
              rows={4}
              spellCheck={false}
              value={text}
              placeholder={'example.com\n*.example.com'}
              onChange={(event) => {
                setTyped(event.target.value)
                const read = domainsIn(event.target.value)
                if (read.wrong.length === 0) change({ allowedDomains: read.domains })
              }}
              onBlur={() => wrong.length === 0 && setTyped(null)}
              className={classNames(inputStyle, 'min-h-24 resize-y py-2 font-mono')}
            />
          </Field>
        </SettingsSection>
        <SettingsSection title={t('identity')} description={t('identityHint')}>
          <ToggleRow
            label={t('enforce')}
            description={t('enforceHint')}
            checked={draft.identityIsEnforced}
            onChange={(identityIsEnforced) => change({ identityIsEnforced })}
          />
        </SettingsSection>
      </WidgetForm>
      <IdentitySecret inboxId={inboxId} />
    </div>
  )
}
