'use client'

import { SendHorizontal, StickyNote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { mayI } from '#lib/members/member.ts'
import { longestBody } from '#lib/messages/message.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { ComposerTabs } from './composer-tabs.tsx'
import { GrowingTextarea } from './growing-textarea.tsx'
import { MentionHint } from './mention-hint.tsx'
import { MentionList } from './mention-list.tsx'
import type { Tab } from './drafts.ts'
import { useDraft } from './use-draft.ts'
import { useMentions, type Mentions } from './use-mentions.ts'

export type ComposerHandle = { write: (tab: Tab) => void }

type ComposerProps = {
  conversationId: string
  outbox: DeskOutbox
  /** A key was pressed in a reply; never for notes. */
  onTyping: () => void
  onSent: () => void
  handle: Ref<ComposerHandle>
}

/** Where a reply or a note is written. Enter sends, Shift+Enter breaks the line. */
export function Composer({ conversationId, outbox, onTyping, onSent, handle }: ComposerProps) {
  const t = useTranslations('composer')
  const viewAs = useTranslations('viewAs')
  const isViewing = useViewing() !== null
  const { me } = useDirectory()
  const [draft, change] = useDraft(me.id, conversationId)
  const isHydrated = useIsHydrated()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const tabs = (['message', 'note'] as const).filter((tab) =>
    mayI(me, tab === 'note' ? 'note' : 'reply'),
  )
  const tab = tabs.includes(draft.tab) ? draft.tab : (tabs[0] ?? 'message')
  const isNote = tab === 'note'
  const text = draft[tab]
  const isTooLong = text.length > longestBody
  const mentions = useMentions(
    isNote ? { text, caret, chosen: draft.chosen } : null,
    (note, position, chosen) => {
      change({ note, chosen })
      requestAnimationFrame(() => {
        field.current?.setSelectionRange(position, position)
        setCaret(position)
      })
    },
  )

  const write = (to: Tab) => {
    if (!tabs.includes(to)) return
    change({ tab: to })
    // At once: the next key may already be the first letter.
    field.current?.focus()
    requestAnimationFrame(() => {
      const element = field.current
      element?.setSelectionRange(element.value.length, element.value.length)
    })
  }
  useImperativeHandle(handle, () => ({ write }))

  const send = () => {
    if (text.trim() === '' || isTooLong) return
    const idsOf = (kind: 'member' | 'team') =>
      mentions.named.filter((each) => each.kind === kind).map(({ id }) => id)
    outbox.add(
      conversationId,
      isNote
        ? {
            kind: 'note',
            authorId: me.id,
            body: text,
            mentioned: idsOf('member'),
            mentionedTeams: idsOf('team'),
          }
        : { kind: 'message', authorId: me.id, body: text },
    )
    change(isNote ? { note: '', chosen: [] } : { message: '' })
    onSent()
  }

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends the writing of a syllable belongs to the input method.
    if (event.nativeEvent.isComposing || mentions.press(event)) return
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    // A screen's keyboard has no Shift+Enter: there the button sends.
    if (window.matchMedia('(pointer: coarse)').matches && !event.ctrlKey) return
    event.preventDefault()
    send()
  }

  if (tabs.length === 0) {
    return (
      <p className="border-t border-line px-6 py-4 text-ink-faint">
        {isViewing ? viewAs('composer') : t('notAllowed')}
      </p>
    )
  }
  return (
    <form
      aria-label={t(isNote ? 'note.label' : 'message.label')}
      className="shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
        field.current?.focus()
      }}
    >
      <div
        className={classNames(
          'relative rounded-l border transition-colors focus-within:ring-2',
          isNote
            ? 'border-note-line bg-note text-note-ink focus-within:ring-note-line'
            : 'border-line-field bg-surface focus-within:border-focus focus-within:ring-focus/25',
        )}
      >
        <MentionList mentions={mentions} />
        <div className="px-1.5 pt-1.5">
          <ComposerTabs tab={tab} tabs={tabs} onChoose={write} />
        </div>
        <GrowingTextarea
          ref={field}
          value={text}
          marked={mentions.named.length > 0 && <Marked parts={mentions.parts} />}
          aria-label={t(isNote ? 'note.label' : 'message.label')}
          // What is typed before the page listens would be lost.
          readOnly={!isHydrated}
          aria-invalid={isTooLong || undefined}
          placeholder={t(isNote ? 'note.placeholder' : 'message.placeholder')}
          {...mentions.fieldProps}
          className={classNames(isNote && 'placeholder:text-note-muted')}
          onChange={(event) => {
            change({ [tab]: event.target.value })
            setCaret(event.target.selectionStart)
            if (!isNote && event.target.value.trim() !== '') onTyping()
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={press}
        />
        <div className="flex items-center gap-3 px-1.5 pb-1.5 pl-3">
          <p
            aria-live="polite"
            className={classNames(
              'min-w-0 flex-1 truncate text-xs',
              !isTooLong && !isNote && 'pointer-coarse:invisible',
              isTooLong ? 'text-danger-text' : isNote ? 'text-note-muted' : 'text-ink-faint',
            )}
          >
            {isTooLong ? (
              t('tooLong', { count: text.length - longestBody })
            ) : mentions.named.length > 0 ? (
              <MentionHint named={mentions.named} />
            ) : (
              t(isNote ? 'note.hint' : 'message.hint')
            )}
          </p>
          <Button
            type="submit"
            look={isNote ? 'plain' : 'primary'}
            size="s"
            className={classNames(isNote && 'border-note-line bg-note-line/50 text-note-ink')}
            disabled={text.trim() === '' || isTooLong}
          >
            {isNote ? <StickyNote aria-hidden /> : <SendHorizontal aria-hidden />}
            {t(isNote ? 'note.send' : 'message.send')}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** The note as it lies behind the field: who is named has a ground of another colour. */
function Marked({ parts }: { parts: Mentions['parts'] }) {
  return parts.map(({ text, named }, n) =>
    named ? (
      <mark key={n} className="rounded-s bg-note-line text-transparent">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
