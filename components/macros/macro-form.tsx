'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Attachment } from '#lib/files/attachment.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { longestMacro, longestName, visibilities, type MacroDraft } from '#lib/macros/macro.ts'
import { mayI } from '#lib/members/member.ts'
import { ActionEditor } from './action-editor.tsx'
import { MacroPreview } from './macro-preview.tsx'
import { MacroText } from './macro-text.tsx'
import { useMacroFiles } from './use-macro-files.ts'
import { useSampleValues } from './use-sample-values.ts'

type MacroFormProps = {
  initial: MacroDraft
  /** Those it has now. */
  files: readonly Attachment[]
  isNew: boolean
  onSave: (draft: MacroDraft) => Promise<Result<unknown>>
  onSaved: () => void
  /** Further buttons: duplicate, delete. */
  children?: React.ReactNode
}

/** Which field a refusal is about; the others stand under all of them. */
const fieldOf: Record<string, 'name' | 'who' | 'text' | 'actions'> = {
  macro_name_empty: 'name',
  team_not_found: 'who',
  visibility_unknown: 'who',
  grant_exceeds_own: 'who',
  message_too_long: 'text',
  too_many_files: 'text',
  attachment_not_found: 'text',
  file_not_checked: 'text',
  macro_actions_invalid: 'actions',
}

/** A macro being written, and beside it what it would say to a customer. */
export function MacroForm({ initial, isNew, onSave, onSaved, ...given }: MacroFormProps) {
  const t = useTranslations('macros')
  const say = useReason()
  const { me, teams } = useDirectory()
  const values = useSampleValues()
  const files = useMacroFiles(given.files)
  const [draft, setDraft] = useState(initial)
  const [version, setVersion] = useState(0)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const change = (part: Partial<MacroDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setReason(null)
  }
  const offered = teams.filter(
    ({ id, isArchived }) => !isArchived && (me.role.scope === 'all' || me.teamIds.includes(id)),
  )
  const mayShare = mayI(me, 'manage_macros')
  const errorAt = (field: (typeof fieldOf)[string]) =>
    reason !== null && fieldOf[reason] === field ? say(reason) : null

  const save = async () => {
    if (draft.body.length > longestMacro) return setReason('message_too_long')
    setSaving(true)
    const result = await onSave(draft).catch(() => ({ ok: false, reason: 'network' }) as const)
    setSaving(false)
    if (result.ok) onSaved()
    else setReason(result.reason)
  }
  const isDirty = JSON.stringify(draft) !== JSON.stringify(initial)
  const isEmpty = draft.body.trim() === '' && draft.actions.length === 0

  return (
    <form
      className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSaving) void save()
      }}
    >
      <div className="flex min-w-0 flex-col gap-6">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} error={errorAt('name')}>
            <Input
              required
              maxLength={longestName}
              autoComplete="off"
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          <Field
            label={t('whoSees')}
            hint={mayShare ? undefined : t('mayNotShare')}
            error={errorAt('who')}
          >
            <Select
              disabled={!mayShare}
              value={draft.visibility === 'team' ? (draft.teamId ?? '') : draft.visibility}
              onChange={({ target: { value } }) => {
                const visibility = visibilities.find((each) => each === value)
                change(
                  visibility ? { visibility, teamId: null } : { visibility: 'team', teamId: value },
                )
              }}
            >
              <option value="own">{t('visibility.own')}</option>
              <option value="everyone">{t('visibility.everyone')}</option>
              {offered.map(({ id, name }) => (
                <option key={id} value={id}>
                  {t('visibleTo', { team: name })}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <MacroText
          value={draft.body}
          version={String(version)}
          files={files}
          error={errorAt('text')}
          onChange={(body) => change({ body })}
        />
        <SettingsSection title={t('actions')} description={t('actionsHint')}>
          <ActionEditor actions={draft.actions} onChange={(actions) => change({ actions })} />
          <p role="alert" className="text-xs text-danger-text empty:hidden">
            {errorAt('actions')}
          </p>
        </SettingsSection>
        <SaveBar
          isDirty={isDirty}
          isSaving={isSaving}
          isWrong={files.isLoading || isEmpty || draft.name.trim() === ''}
          problem={reason !== null && !fieldOf[reason] ? say(reason) : null}
          isNew={isNew}
          onForget={() => {
            setDraft(initial)
            setVersion(version + 1)
            setReason(null)
          }}
        >
          {given.children}
        </SaveBar>
      </div>
      <section
        aria-label={t('preview')}
        className="rounded-l border border-line bg-canvas p-4 lg:sticky lg:top-8"
      >
        <h2 className="pb-3 text-xs font-medium text-ink-faint">{t('preview')}</h2>
        <MacroPreview
          body={draft.body}
          actions={draft.actions}
          files={files.known.filter(({ id }) => draft.body.includes(id))}
          values={values}
        />
      </section>
    </form>
  )
}
