'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Tag } from '#lib/tags/tag.ts'
import { useTagVerbs } from '#lib/tags/use-tags.ts'

type MergeTagProps = {
  tag: Tag
  /** How many conversations carry it, to a thousand; undefined while that is not known. */
  count: number | undefined
  onClose: () => void
}

/** Puts another tag in the place of this one, after saying what that means; shows how far it is. */
export function MergeTagDialog({ tag, count, onClose }: MergeTagProps) {
  const t = useTranslations('tags.merge')
  const words = useTranslations('tags')
  const say = useReason()
  const { notify } = useToast()
  const { tags } = useDirectory()
  const verbs = useTagVerbs(useSupabase())
  const others = tags.filter(({ id, isArchived }) => id !== tag.id && !isArchived)
  // A merge that did not come to its end goes on into the same tag.
  const [into, setInto] = useState(tag.mergedIntoId ?? '')
  const [moved, setMoved] = useState<number | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const target = tags.find(({ id }) => id === into)

  const merge = async () => {
    setMoved(0)
    const result = await verbs.merge(tag.id, into, setMoved)
    setMoved(null)
    if (!result.ok) return setReason(result.reason)
    notify({ title: t('done', { name: tag.name, into: target?.name ?? '' }) })
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && moved === null && onClose()}
      title={t('title', { name: tag.name })}
      description={t('about')}
      closeLabel={words('close')}
      actions={
        <>
          <Button onClick={onClose} disabled={moved !== null}>
            {words('cancel')}
          </Button>
          <Button
            look="danger"
            disabled={into === ''}
            busy={moved !== null}
            onClick={() => void merge()}
          >
            {t(tag.mergedIntoId ? 'finish' : 'confirm')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 py-3">
        <Field label={t('into')} error={reason === null ? undefined : say(reason)}>
          <Select
            value={into}
            disabled={tag.mergedIntoId !== null || moved !== null}
            onChange={(event) => setInto(event.target.value)}
          >
            <option value="">{t('choose')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <p role="status" className="min-h-5 text-sm text-ink-muted">
          {moved !== null
            ? t('progress', { count: moved })
            : count !== undefined && t('count', { count })}
        </p>
      </div>
    </Dialog>
  )
}
