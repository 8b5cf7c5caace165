'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { Inbox } from '#lib/inboxes/inbox.ts'

type InboxChoiceProps = {
  inboxes: readonly Inbox[]
  /** null: every one, those to come too. */
  chosen: string[] | null
  error: string | null
  onChange: (chosen: string[] | null) => void
}

/** Where a category is offered: everywhere, or in the inboxes that are ticked. */
export function InboxChoice({ inboxes, chosen, error, onChange }: InboxChoiceProps) {
  const t = useTranslations('categories.inboxes')
  const id = useId()
  const radio = (isEverywhere: boolean, label: string) => (
    <label className="flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-10">
      <input
        type="radio"
        name={id}
        className="size-4 accent-(--accent)"
        checked={(chosen === null) === isEverywhere}
        onChange={() => onChange(isEverywhere ? null : [])}
      />
      {label}
    </label>
  )
  return (
    <fieldset
      className="flex flex-col"
      aria-describedby={error === null ? undefined : `${id}-error`}
    >
      <legend className="pb-1 text-sm font-medium">{t('label')}</legend>
      {radio(true, t('all'))}
      {radio(false, t('chosen'))}
      {chosen !== null && (
        <div className="flex flex-col pl-6">
          {inboxes.map(({ id: inbox, name }) => (
            <label
              key={inbox}
              className="flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-10"
            >
              <input
                type="checkbox"
                className="size-4 accent-(--accent)"
                checked={chosen.includes(inbox)}
                onChange={({ target }) =>
                  onChange(
                    target.checked ? [...chosen, inbox] : chosen.filter((each) => each !== inbox),
                  )
                }
              />
              {name}
            </label>
          ))}
        </div>
      )}
      {error !== null && (
        <p id={`${id}-error`} role="alert" className="pt-1 text-xs text-danger-text">
          {error}
        </p>
      )}
    </fieldset>
  )
}
