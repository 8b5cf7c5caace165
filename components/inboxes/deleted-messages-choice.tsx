'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { deletedMessagesChoices, type DeletedMessages, type Inbox } from '#lib/inboxes/inbox.ts'
import { DeletedMessagesPicture } from './deleted-messages-picture.tsx'

type DeletedMessagesChoiceProps = {
  value: DeletedMessages
  greetings: Inbox['greetings']
  onChoose: (value: DeletedMessages) => void
}

/** Two ways to show customers a deleted message, each with a picture of the chat. */
export function DeletedMessagesChoice({ value, greetings, onChoose }: DeletedMessagesChoiceProps) {
  const t = useTranslations('inboxes.deleted')
  const name = useId()
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">{t('title')}</legend>
      {deletedMessagesChoices.map((choice) => (
        <label
          key={choice}
          className={classNames(
            'flex cursor-pointer flex-col gap-3 rounded-l border p-3 transition-colors duration-(--quick) has-focus-visible:outline-2 has-focus-visible:outline-focus',
            choice === value
              ? 'border-accent bg-selected'
              : 'border-line bg-surface hover:border-line-strong',
          )}
        >
          <span className="flex gap-2.5">
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === value}
              onChange={() => onChoose(choice)}
              aria-describedby={`${name}-${choice}`}
              className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{t(`${choice}.name`)}</span>
              <span id={`${name}-${choice}`} className="block text-xs text-pretty text-ink-muted">
                {t(`${choice}.description`)}
              </span>
            </span>
          </span>
          <DeletedMessagesPicture choice={choice} greetings={greetings} />
        </label>
      ))}
    </fieldset>
  )
}
