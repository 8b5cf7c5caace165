'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { GrowingTextarea } from '#components/composer/growing-textarea.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { MessageChange } from '#lib/messages/changes.ts'
import { useMessageVerbs } from './message-changes.tsx'

type MessageEditorProps = {
  seq: number
  change: Extract<MessageChange, { state: 'editing' }>
  /** Called when it is done with, one way or the other. */
  onEnd: () => void
}

/** A message being changed, in its own bubble. Enter stores it, Esc leaves it as it was. */
export function MessageEditor({ seq, change, onEnd }: MessageEditorProps) {
  const t = useTranslations('message')
  const say = useReason()
  const { write, cancel, save } = useMessageVerbs()
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, reason } = change

  useEffect(() => {
    const element = field.current
    if (!element) return
    // The menu that it was chosen from gives the focus back to its button first.
    const timer = setTimeout(() => {
      element.focus({ preventScroll: true })
      element.setSelectionRange(element.value.length, element.value.length)
      element.scrollIntoView({ block: 'nearest' })
    }, 30)
    return () => clearTimeout(timer)
  }, [])

  const leave = () => {
    cancel(seq)
    onEnd()
  }
  const store = () => void save(seq).then((isStored) => isStored && onEnd())

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      return leave()
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    // A screen's keyboard has no Shift+Enter: there the button stores it.
    if (window.matchMedia('(pointer: coarse)').matches && !event.ctrlKey) return
    event.preventDefault()
    store()
  }

  const problem = reason && (reason === 'message_empty' ? t('empty') : say(reason))
  return (
    <form
      aria-label={t('editing')}
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
        <GrowingTextarea
          ref={field}
          value={text}
          aria-label={t('editing')}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`edit-${seq}`}
          onChange={(event) => write(seq, event.target.value)}
          onKeyDown={press}
        />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-1.5 pt-1.5">
        <p
          id={`edit-${seq}`}
          role={problem ? 'alert' : undefined}
          className={classNames(
            'min-w-0 flex-1 text-xs',
            problem ? 'text-danger-text' : 'text-ink-muted pointer-coarse:invisible',
          )}
        >
          {problem || t('keys')}
        </p>
        <Button size="s" onClick={leave}>
          {t('cancel')}
        </Button>
        <Button size="s" look="primary" type="submit">
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
