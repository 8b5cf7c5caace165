'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Category, CategoryDraft } from '#lib/categories/category.ts'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { InboxChoice } from './inbox-choice.tsx'

type CategoryFormProps = {
  /** null: a new one. */
  category: Category | null
  inboxes: readonly Inbox[]
  onSave: (draft: CategoryDraft) => Promise<Result<unknown>>
  onClose: () => void
}

/** Which field a refusal is about; the others stand under all of them. */
const fieldOf: Record<string, 'names' | 'team' | 'priority' | 'inboxes'> = {
  category_name_empty: 'names',
  team_not_found: 'team',
  category_priority_invalid: 'priority',
  category_inboxes_empty: 'inboxes',
  inbox_not_found: 'inboxes',
}

/** Names in both languages, where it leads, how urgent it is, where it is offered. */
export function CategoryForm({ category, inboxes, onSave, onClose }: CategoryFormProps) {
  const t = useTranslations('categories')
  const say = useReason()
  const form = useId()
  const first = useRef<HTMLInputElement>(null)
  const { teams } = useDirectory()
  const offered = teams.filter((team) => !team.isArchived || team.id === category?.teamId)
  const [names, setNames] = useState(category?.names ?? { ru: '', en: '' })
  const [teamId, setTeamId] = useState(category?.teamId ?? offered[0]?.id ?? '')
  const [priority, setPriority] = useState(String(category?.priority ?? 0))
  const [inboxIds, setInboxIds] = useState(category?.inboxIds ?? null)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (inboxIds?.length === 0) return setReason('category_inboxes_empty')
    setSaving(true)
    const result = await onSave({ names, teamId, priority: Number(priority), inboxIds })
    setSaving(false)
    if (result.ok) onClose()
    else setReason(result.reason)
  }
  const errorAt = (field: (typeof fieldOf)[string]) =>
    reason !== null && fieldOf[reason] === field ? say(reason) : null
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(category ? 'editTitle' : 'createTitle')}
      description={t('formHint')}
      closeLabel={t('close')}
      initialFocus={first}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t(category ? 'save' : 'create')}
          </Button>
        </>
      }
    >
      <form id={form} className="flex flex-col gap-4 py-3" onSubmit={(event) => void save(event)}>
        {(['ru', 'en'] as const).map((language) => (
          <Field key={language} label={t(`name.${language}`)} error={errorAt('names')}>
            <Input
              ref={language === 'ru' ? first : undefined}
              required
              lang={language}
              maxLength={60}
              autoComplete="off"
              value={names[language]}
              onChange={(event) => setNames({ ...names, [language]: event.target.value })}
            />
          </Field>
        ))}
        <Field label={t('team')} hint={t('teamHint')} error={errorAt('team')}>
          <Select value={teamId} onChange={(event) => setTeamId(event.target.value)}>
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('priority')} hint={t('priorityHint')} error={errorAt('priority')}>
          <Input
            type="number"
            required
            min={0}
            max={100}
            step={1}
            value={priority}
            onChange={(event) => setPriority(event.target.value)}
          />
        </Field>
        <InboxChoice
          inboxes={inboxes}
          chosen={inboxIds}
          error={errorAt('inboxes')}
          onChange={(chosen) => {
            setInboxIds(chosen)
            setReason(null)
          }}
        />
        <p role="alert" className="text-sm text-danger-text empty:hidden">
          {reason !== null && !fieldOf[reason] && say(reason)}
        </p>
      </form>
    </Dialog>
  )
}
