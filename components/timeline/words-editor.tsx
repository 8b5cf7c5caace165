'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { createShelf } from '#components/composer/file-shelf.ts'
import { isSending } from '#components/composer/is-sending.ts'
import { WritingField, type WritingHandle } from '#components/composer/writing-field.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useVariableWords } from '#components/macros/use-variable-words.ts'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { unfilledIn } from '#lib/macros/render.ts'
import { usePreferences } from '#lib/preferences/use-preferences.ts'

type WordsEditorProps = {
  label: string
  text: string
  isNote?: boolean
  /** What is wrong with it, in the reader's language. */
  problem: string | null
  onChange: (text: string) => void
  onStore: () => void
  onLeave: () => void
}

/** Words that were sent, being changed where they stand. The sending key stores them, Esc leaves them as they were. */
export function WordsEditor({ label, text, isNote = false, ...on }: WordsEditorProps) {
  const t = useTranslations('message')
  const { preferences } = usePreferences(useSupabase())
  const field = useRef<WritingHandle>(null)
  const [shelf] = useState(createShelf)
  const variables = useVariableWords('value')
  const id = useId()
  const say = useTranslations('composer')
  const [wasStored, setWasStored] = useState('')
  // As in a reply: what nobody filled in is not sent.
  const [unfilled] = wasStored === text ? unfilledIn(text) : []
  const problem = on.problem ?? (unfilled ? say('unfilled', { variable: unfilled }) : null)
  const store = () => {
    setWasStored(text)
    if (unfilledIn(text).length > 0) field.current?.fill()
    else on.onStore()
  }

  useEffect(() => {
    // The menu that it was chosen from gives the focus back to its button first.
    const timer = setTimeout(() => field.current?.focus(), 30)
    return () => clearTimeout(timer)
  }, [])

  const press = (event: KeyboardEvent): boolean => {
    if (event.isComposing) return false
    const isLeaving = event.key === 'Escape'
    if (!isLeaving && !isSending(event, preferences.enterSends)) return false
    event.preventDefault()
    event.stopPropagation()
    if (isLeaving) on.onLeave()
    else store()
    return true
  }

  return (
    <form
      aria-label={label}
      className="-mx-1 w-120 max-w-full py-0.5"
      onSubmit={(event) => {
        event.preventDefault()
        store()
      }}
    >
      <div
        className={classNames(
          'rounded-m border bg-surface text-ink focus-within:ring-2',
          problem
            ? 'border-danger focus-within:ring-danger/25'
            : 'border-line-field focus-within:border-focus focus-within:ring-focus/25',
        )}
      >
        <WritingField
          handle={field}
          value={text}
          version={id}
          label={label}
          placeholder=""
          isNote={isNote}
          isInvalid={problem !== null}
          controls={{ 'aria-describedby': id }}
          markedIn={nobody}
          shelf={shelf}
          variables={variables}
          onEditor={nothing}
          onChange={on.onChange}
          onCaret={nothing}
          onKey={press}
          onFiles={nothing}
        />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-1.5 pt-1.5">
        <p
          id={id}
          role={problem ? 'alert' : undefined}
          className={classNames(
            'min-w-0 flex-1 text-xs',
            problem
              ? 'text-danger-text'
              : classNames(
                  'pointer-coarse:invisible',
                  isNote ? 'text-note-muted' : 'text-ink-muted',
                ),
          )}
        >
          {problem || t(preferences.enterSends ? 'keys' : 'keysCtrl')}
        </p>
        <Button size="s" onClick={on.onLeave}>
          {t('cancel')}
        </Button>
        <Button size="s" look="primary" type="submit">
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

const nobody = () => []
const nothing = () => undefined
