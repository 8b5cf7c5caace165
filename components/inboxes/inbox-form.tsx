'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Field } from '#components/ui/field.tsx'
import { Input, inputStyle } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import {
  isSameDraft,
  longestGreeting,
  problemsOf,
  type Inbox,
  type InboxDraft,
} from '#lib/inboxes/inbox.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Team } from '#lib/teams/team.ts'
import { DeletedMessagesChoice } from './deleted-messages-choice.tsx'

type InboxFormProps = {
  inbox: Inbox
  teams: Team[]
  onSave: (draft: InboxDraft) => Promise<Result<unknown>>
}

/** What can be set of an inbox. Nothing is changed before it is saved; what is refused stays in its field. */
export function InboxForm({ inbox, teams, onSave }: InboxFormProps) {
  const t = useTranslations('inboxes')
  const say = useReason()
  const { notify } = useToast()
  const [draft, setDraft] = useState<InboxDraft>(inbox)
  const [isSaving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const change = (part: Partial<InboxDraft>) => {
    setDraft({ ...draft, ...part })
    setRefusal(null)
  }
  const problems = problemsOf(draft)
  const isSame = isSameDraft(draft, inbox)
  const isWrong = Object.values(problems).some((problem) => problem !== null)

  const save = async () => {
    setSaving(true)
    const result = await onSave(draft).catch(() => ({ ok: false, reason: 'network' }) as const)
    setSaving(false)
    if (result.ok) notify({ title: t('saved') })
    else setRefusal(result.reason)
  }

  return (
    <form
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame && !isWrong && !isSaving) void save()
      }}
    >
      <SettingsSection title={t('basics')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} error={problems.name && say(problems.name)}>
            <Input value={draft.name} onChange={(event) => change({ name: event.target.value })} />
          </Field>
          <Field label={t('team')} hint={t('teamHint')}>
            <Select
              value={draft.teamId}
              onChange={(event) => change({ teamId: event.target.value })}
            >
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </SettingsSection>

      <SettingsSection title={t('greetings')} description={t('greetingsHint')}>
        <div className="grid gap-4 sm:grid-cols-2">
          {(['ru', 'en'] as const).map((language) => {
            const text = draft.greetings[language]
            return (
              <Field
                key={language}
                label={t(`language.${language}`)}
                aside={
                  <span className="tabular text-xs text-ink-faint">
                    {t('length', { count: text.trim().length, most: longestGreeting })}
                  </span>
                }
                error={problems[language] && say(problems[language])}
              >
                <textarea
                  lang={language}
                  rows={3}
                  value={text}
                  placeholder={t(`greetingExample.${language}`)}
                  onChange={(event) =>
                    change({ greetings: { ...draft.greetings, [language]: event.target.value } })
                  }
                  className={classNames(inputStyle, 'min-h-20 resize-y py-2')}
                />
              </Field>
            )
          })}
        </div>
      </SettingsSection>

      <SettingsSection title={t('deleted.title')} description={t('deleted.description')}>
        <DeletedMessagesChoice
          value={draft.deletedMessages}
          greetings={draft.greetings}
          onChoose={(deletedMessages) => change({ deletedMessages })}
        />
      </SettingsSection>

      <SaveBar
        isDirty={!isSame}
        isSaving={isSaving}
        isWrong={isWrong}
        problem={refusal && say(refusal)}
        onForget={() => {
          setDraft(inbox)
          setRefusal(null)
        }}
      />
    </form>
  )
}
