'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { tagColours, type Tag, type TagColour } from '#lib/tags/tag.ts'
import { TagDot } from './tag-chip.tsx'

type TagFormProps = {
  /** null for a new one. */
  tag: Tag | null
  onSave: (name: string, colour: TagColour) => Promise<Result<unknown>>
  onClose: () => void
}

/** The name and the colour of a tag. */
export function TagForm({ tag, onSave, onClose }: TagFormProps) {
  const t = useTranslations('tags')
  const say = useReason()
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
  const [name, setName] = useState(tag?.name ?? '')
  const [colour, setColour] = useState<TagColour>(tag?.colour ?? 'grey')
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    const answer = await onSave(name.trim(), colour)
    setSaving(false)
    if (answer.ok) return onClose()
    setReason(answer.reason)
    field.current?.focus()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={tag ? t('editTitle') : t('createTitle')}
      closeLabel={t('close')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4 py-3">
        <Field label={t('name')} error={reason === null ? undefined : say(reason)}>
          <Input
            ref={field}
            required
            maxLength={40}
            autoComplete="off"
            placeholder={t('nameExample')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <fieldset>
          <legend className="pb-1.5 text-sm font-medium">{t('colour')}</legend>
          <div className="flex flex-wrap gap-1">
            {tagColours.map((each) => (
              <label
                key={each}
                className={classNames(
                  'flex items-center gap-1.5 rounded-m px-2 py-1 text-xs has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:py-2',
                  each === colour ? 'bg-selected font-medium' : 'text-ink-muted hover:bg-hover',
                )}
              >
                <input
                  type="radio"
                  name="colour"
                  value={each}
                  checked={each === colour}
                  onChange={() => setColour(each)}
                  className="sr-only"
                />
                <TagDot colour={each} />
                {t(`colours.${each}`)}
              </label>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  )
}
