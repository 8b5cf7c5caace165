'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Field } from '#components/ui/field.tsx'
import { Input, inputStyle } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { longestMacro, longestName, visibilities, type MacroDraft } from '#lib/macros/macro.ts'
import { mayI } from '#lib/members/member.ts'
import { ActionEditor } from './action-editor.tsx'
import { MacroFileList } from './macro-file-list.tsx'
import { MacroPreview } from './macro-preview.tsx'
import { useSampleValues } from './use-sample-values.ts'
import { VariableMenu } from './variable-menu.tsx'

type MacroFormProps = {
  initial: MacroDraft
  onSave: (draft: MacroDraft) => Promise<Result<unknown>>
  onSaved: () => void
  /** Further buttons: duplicate, delete. */
  children?: React.ReactNode
}

/** A macro being written, and beside it what it would say to a customer. */
export function MacroForm({ initial, onSave, onSaved, children }: MacroFormProps) {
  const t = useTranslations('macros')
  const say = useReason()
  const { me, teams } = useDirectory()
  const values = useSampleValues()
  const text = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState(initial)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [isLoading, setLoading] = useState(false)
  const change = (part: Partial<MacroDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setReason(null)
  }
  const offered = teams.filter(
    ({ id, isArchived }) => !isArchived && (me.role.scope === 'all' || me.teamIds.includes(id)),
  )
  const mayShare = mayI(me, 'manage_macros')

  const insert = (variable: string) => {
    const { selectionStart: at = draft.body.length, selectionEnd: end = at } = text.current ?? {}
    change({ body: draft.body.slice(0, at) + variable + draft.body.slice(end) })
    requestAnimationFrame(() => {
      text.current?.focus()
      text.current?.setSelectionRange(at + variable.length, at + variable.length)
    })
  }
  const save = async () => {
    setSaving(true)
    const result = await onSave(draft).catch(() => ({ ok: false, reason: 'network' }) as const)
    setSaving(false)
    if (result.ok) onSaved()
    else setReason(result.reason)
  }
  const isEmpty = draft.body.trim() === '' && draft.actions.length === 0 && draft.files.length === 0

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
          <Field label={t('name')}>
            <Input
              required
              maxLength={longestName}
              autoComplete="off"
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          <Field label={t('whoSees')} hint={mayShare ? undefined : t('mayNotShare')}>
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
        <div className="flex flex-col gap-1.5">
          <Field
            label={t('text')}
            aside={<VariableMenu onChoose={insert} />}
            hint={t('textHint', { example: '{{contact.first_name|…}}' })}
          >
            <textarea
              ref={text}
              rows={9}
              maxLength={longestMacro}
              value={draft.body}
              onChange={(event) => change({ body: event.target.value })}
              className={classNames(inputStyle, 'min-h-40 resize-y py-2')}
            />
          </Field>
        </div>
        <SettingsSection title={t('files')}>
          <MacroFileList
            files={draft.files}
            onBusy={setLoading}
            onChange={(how) => {
              setDraft((before) => ({ ...before, files: how(before.files) }))
              setReason(null)
            }}
          />
        </SettingsSection>
        <SettingsSection title={t('actions')} description={t('actionsHint')}>
          <ActionEditor actions={draft.actions} onChange={(actions) => change({ actions })} />
        </SettingsSection>
        <div role="alert" className="empty:hidden">
          {reason !== null && <Callout tone="danger">{say(reason)}</Callout>}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            look="primary"
            busy={isSaving}
            disabled={isLoading || isEmpty || draft.name.trim() === ''}
          >
            {t('save')}
          </Button>
          {children}
        </div>
      </div>
      <section
        aria-label={t('preview')}
        className="rounded-l border border-line bg-canvas p-4 lg:sticky lg:top-8"
      >
        <h2 className="pb-3 text-xs font-medium text-ink-faint">{t('preview')}</h2>
        <MacroPreview
          body={draft.body}
          actions={draft.actions}
          files={draft.files}
          values={values}
        />
      </section>
    </form>
  )
}
