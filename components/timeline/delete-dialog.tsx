'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { plain } from '#lib/markup/plain.ts'
import type { Message } from '#lib/messages/message.ts'

type DeleteDialogProps = {
  /** What is to be deleted; null: nothing is asked. */
  message: Message | null
  onClose: () => void
  onDelete: (message: Message) => void
}

/** Asks whether a message shall go for everybody, and shows which. */
export function DeleteDialog({ message, onClose, onDelete }: DeleteDialogProps) {
  const t = useTranslations('message')
  const confirm = useRef<HTMLButtonElement>(null)
  // While it closes it still shows what it asked about.
  const [asked, setAsked] = useState(message)
  if (message && message !== asked) setAsked(message)
  return (
    <Dialog
      open={message !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('deleteTitle')}
      description={t('deleteText')}
      closeLabel={t('cancel')}
      initialFocus={confirm}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            ref={confirm}
            look="danger"
            onClick={() => {
              if (asked) onDelete(asked)
              onClose()
            }}
          >
            {t('delete')}
          </Button>
        </>
      }
    >
      {asked?.body && (
        <p className="mt-3 line-clamp-4 rounded-l bg-sunken px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap">
          {asked.author.kind === 'member' ? plain(asked.body) : asked.body}
        </p>
      )}
    </Dialog>
  )
}
