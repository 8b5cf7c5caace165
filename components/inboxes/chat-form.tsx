'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { buttonStyle } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import type { WidgetSettings } from '#lib/inboxes/widget-settings.ts'
import { NumberField } from './number-field.tsx'
import { ToggleRow } from './toggle-row.tsx'
import { useWidgetDraft, type SaveWidget } from './use-widget-draft.ts'
import { WidgetForm } from './widget-form.tsx'

type ChatFormProps = { inbox: Inbox; settings: WidgetSettings; onSave: SaveWidget }

const mebibyte = 1024 * 1024

/** When somebody is there, what customers may do, and how much at once. */
export function ChatForm({ inbox, settings, onSave }: ChatFormProps) {
  const t = useTranslations('inboxes.chat')
  const form = useWidgetDraft(settings, onSave)
  const { draft, change } = form
  const toggles = [
    'mayClose',
    'asksRating',
    'sendsTranscripts',
    'asksForAddress',
    'takesFiles',
  ] as const
  const address = draft.siteUrl ?? ''
  const isWrong = address !== '' && !/^https?:\/\/[^\s"'<>#]+$/.test(address)

  return (
    <WidgetForm form={form} isWrong={isWrong}>
      <SettingsSection
        title={t('availability')}
        description={t('availabilityHint')}
        actions={
          <Link href={`/settings/teams/${inbox.teamId}`} className={buttonStyle()}>
            {t('hours')}
          </Link>
        }
      >
        <div className="max-w-60">
          <NumberField
            label={t('expects')}
            hint={t('expectsHint')}
            error={t('expectsWrong')}
            least={1}
            most={43_200}
            placeholder={t('expectsNothing')}
            value={draft.expectsMinutes}
            onChange={(expectsMinutes) => change({ expectsMinutes })}
          />
        </div>
      </SettingsSection>

      <SettingsSection title={t('may')}>
        <div className="divide-y divide-line">
          {toggles.map((key) => (
            <ToggleRow
              key={key}
              label={t(`${key}.name`)}
              description={t(`${key}.about`)}
              checked={draft[key]}
              onChange={(checked) => change({ [key]: checked })}
            />
          ))}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t('messageLimit')}
            error={t('messageLimitWrong')}
            least={1}
            most={20_000}
            value={draft.messageLimit}
            onChange={(messageLimit) => messageLimit !== null && change({ messageLimit })}
          />
          {draft.takesFiles && (
            <NumberField
              label={t('fileLimit')}
              error={t('fileLimitWrong')}
              least={1}
              most={25}
              value={Math.max(1, Math.round(draft.fileLimit / mebibyte))}
              onChange={(size) => size !== null && change({ fileLimit: size * mebibyte })}
            />
          )}
        </div>
      </SettingsSection>

      <SettingsSection title={t('mails')}>
        <Field
          label={t('siteUrl')}
          hint={t('siteUrlHint')}
          {...(isWrong && { error: t('siteUrlWrong') })}
        >
          <Input
            type="url"
            inputMode="url"
            placeholder="https://example.com/help"
            value={address}
            onChange={(event) => change({ siteUrl: event.target.value.trim() || null })}
          />
        </Field>
      </SettingsSection>
    </WidgetForm>
  )
}
