'use client'

import { useTranslations } from 'next-intl'
import { useState, type KeyboardEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { inputStyle } from '#components/ui/input.tsx'
import { longestContactNote } from '#lib/contacts/contact.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'

type ContactNoteFieldProps = {
  label: string
  /** Of one that is changed. */
  initial?: string
  onSave: (body: string) => Promise<Result<unknown>>
  onClose?: () => void
}

/** Where a note on a person is written; its buttons come with the first letter. Ctrl/⌘ Enter stores. */
export function ContactNoteField({ label, initial = '', onSave, onClose }: ContactNoteFieldProps) {
  const t = useTranslations('details.notes')
  const say = useReason()
  const [body, setBody] = useState(initial)
  const [reason, setReason] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isOpen = onClose !== undefined || body !== ''

  const close = () => {
    setBody(initial)
    setReason(null)
    onClose?.()
  }
  const save = async () => {
    if (isBusy || body.trim() === '') return
    setBusy(true)
    setReason(null)
    const result = await onSave(body).catch(() => null)
    setBusy(false)
    if (result?.ok) close()
    else setReason(result?.reason ?? 'network')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else if (event.key === 'Escape' && isOpen) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="pt-1.5">
      <textarea
        aria-label={label}
        placeholder={label}
        autoFocus={onClose !== undefined}
        rows={isOpen ? 3 : 1}
        value={body}
        maxLength={longestContactNote}
        className={`${inputStyle} resize-none py-1.5`}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={press}
      />
      <p role="alert" className="text-xs text-danger-text empty:hidden">
        {reason !== null && say(reason)}
      </p>
      {isOpen && (
        <div className="flex justify-end gap-1.5 pt-1">
          <Button size="s" look="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <Button size="s" look="primary" busy={isBusy} onClick={() => void save()}>
            {t('save')}
          </Button>
        </div>
      )}
    </div>
  )
}
