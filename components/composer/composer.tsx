'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useImperativeHandle, useRef, useState, type Ref } from 'react'
import { MacroButton } from '#components/macros/macro-button.tsx'
import { useVariableWords } from '#components/macros/use-variable-words.ts'
import { useComposerMacros } from '#components/macros/use-composer-macros.tsx'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { useContact } from '#lib/contacts/use-contact.ts'
import type { Timeline } from '#lib/conversations/timeline.ts'
import type { Tab } from '#lib/drafts/draft.ts'
import { useDraft } from '#lib/drafts/use-draft.ts'
import { mostFiles } from '#lib/files/allowed.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { MacroAction } from '#lib/macros/macro.ts'
import { unfilledIn } from '#lib/macros/render.ts'
import { isBlank } from '#lib/markup/is-blank.ts'
import { mayI } from '#lib/members/member.ts'
import { longestBody } from '#lib/messages/message.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { usePreferences } from '#lib/preferences/use-preferences.ts'
import { AttachButton } from './attach-button.tsx'
import { ComposerHead } from './composer-head.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { FileChips } from './file-chips.tsx'
import { filesUnderText } from './files-under-text.ts'
import { isSending } from './is-sending.ts'
import { letterOf } from './letter-of.ts'
import { MentionHint } from './mention-hint.tsx'
import { NewsLine } from './news-line.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SendButtons } from './send-buttons.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import { Toolbar } from './toolbar.tsx'
import { useFiles } from './use-files.ts'
import { useNews } from './use-news.ts'
import { useSuggestions } from './use-suggestions.ts'
import { useUndoSend } from './use-undo-send.ts'
import { useWritingCommands } from './use-writing-commands.ts'
import { WritingField, type WritingHandle } from './writing-field.tsx'

export type ComposerHandle = {
  /** Goes to the reply or the note, and to the end of its text. */
  write: (tab: Tab) => void
  /** Puts markup (lib/markup) where the caret is. */
  insert: (markup: string) => void
  addFiles: (files: File[]) => void
}

type ComposerProps = {
  timeline: Timeline
  outbox: DeskOutbox
  /** A key was pressed in a reply; never for notes. */
  onTyping: () => void
  onSent: () => void
  handle: Ref<ComposerHandle>
}

/** Where a reply or a note is written. */
export function Composer({ timeline, outbox, onTyping, onSent, handle }: ComposerProps) {
  const t = useTranslations('composer')
  const viewAs = useTranslations('viewAs')
  const isViewing = useViewing() !== null
  const say = useReason()
  const db = useSupabase()
  const { me } = useDirectory()
  const { preferences } = usePreferences(db)
  const { data: contact } = useContact(db, timeline.conversation.contactId)
  const conversationId = timeline.conversation.id
  const { draft, version, keeper } = useDraft(db, me.id, conversationId)
  const field = useRef<WritingHandle>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [before, setBefore] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ seq: number; along: MacroAction[] } | null>(null)

  const mayClose = mayI(me, 'close') && timeline.conversation.status !== 'closed'
  const tabs = (['message', 'note'] as const).filter((tab) =>
    mayI(me, tab === 'note' ? 'note' : 'reply'),
  )
  const tab = tabs.includes(draft.tab) ? draft.tab : (tabs[0] ?? 'message')
  const isNote = tab === 'note'
  const text = draft[tab]
  const tooMany = Math.max(0, text.length - longestBody)
  const files = useFiles(conversationId, keeper)
  const variables = useVariableWords('value')
  const chips = filesUnderText(draft, tab, files.all)
  const isLoading = files.all.some((file) => file.tab === tab && file.state === 'sending')
  const isEmpty = isBlank(text) && draft.files[tab].length === 0
  const news = useNews(timeline, draft.message.trim() !== '')
  const answered = !isNote && news?.kind === 'colleague' ? news : null
  const isAsking = answered !== null && asked !== null && asked.seq >= answered.seq

  const suggestions = useSuggestions(
    { isNote, text, before, chosen: draft.chosen },
    (characters, offer) => {
      if (offer.kind === 'member' || offer.kind === 'team')
        keeper.type({ chosen: [...new Set([...draft.chosen, offer.of.id])] })
      field.current?.replaceBefore(characters, offer.words)
    },
  )

  const write = (to: Tab) => {
    if (!tabs.includes(to)) return
    if (to !== tab) keeper.put({ tab: to })
    // At once: the next key may already be the first letter.
    field.current?.focus()
  }
  const addFiles = (given: File[], at: number | null = null) => {
    const room =
      mostFiles -
      draft.files[tab].length -
      files.all.filter((file) => file.tab === tab && file.state !== 'stored').length
    setProblem(given.length > room ? say('too_many_files') : null)
    const some = given.slice(0, Math.max(0, room))
    const pictures = editor ? some.filter(({ type }) => type.startsWith('image/')) : []
    const others = some.filter((file) => !pictures.includes(file))
    if (pictures.length > 0) field.current?.place(files.add(pictures, tab, true), at)
    if (others.length > 0) files.add(others, tab, false)
  }
  useImperativeHandle(handle, () => ({
    write,
    insert: (markup) => field.current?.insert(markup),
    addFiles: (given) => addFiles(given),
  }))

  const macros = useComposerMacros(
    timeline.conversation,
    outbox,
    {
      insert: (markup, characters) => {
        if (characters > 0) field.current?.replaceBefore(characters, '')
        if (markup !== '') field.current?.insert(markup)
        else field.current?.focus()
        // A word is missing: one writes it first.
        if (unfilledIn(markup).length > 0) field.current?.fill()
      },
      addFiles: (added) => files.keep(added, tab),
    },
    tabs.includes('message'),
  )

  const send = (along: MacroAction[] = []) => {
    if (isEmpty || tooMany > 0 || isLoading) return
    // A second answer to one question is worth a second look, never a lost text.
    if (answered && !isAsking) return setAsked({ seq: answered.seq, along })
    const [unfilled] = unfilledIn(text)
    if (unfilled !== undefined) {
      field.current?.fill()
      return setProblem(t('unfilled', { variable: unfilled }))
    }
    const letter = {
      ...letterOf(draft, tab, me.id, suggestions.named),
      ...macros.letterPart(along),
    }
    outbox.add(conversationId, letter, isNote ? 0 : preferences.undoSendSeconds * 1000)
    const rest = { ...draft.files, [tab]: [] }
    keeper.put(isNote ? { note: '', chosen: [], files: rest } : { message: '', files: rest })
    files.shelf.forget(tab)
    macros.sent()
    setAsked(null)
    setProblem(null)
    onSent()
  }
  const undo = useUndoSend(outbox, conversationId, keeper, () => field.current?.focus())

  const press = (event: KeyboardEvent): boolean => {
    // Enter that ends the writing of a syllable belongs to the input method.
    if (event.isComposing || suggestions.press(event)) return !event.isComposing
    if (event.key === 'Escape') {
      if (event.target instanceof HTMLElement) event.target.blur()
      return true
    }
    if (event.code === 'KeyZ' && (event.ctrlKey || event.metaKey) && isEmpty && undo()) return true
    const isClosing = event.code === 'Enter' && event.altKey && mayClose
    if (!isClosing && !isSending(event, preferences.enterSends)) return false
    event.preventDefault()
    send(isClosing ? [{ type: 'close' }] : [])
    return true
  }

  useWritingCommands(tabs.length > 0, {
    send: () => send(),
    sendAndClose: mayClose ? () => send([{ type: 'close' }]) : null,
    undoSend:
      preferences.undoSendSeconds === 0
        ? null
        : () => {
            if (!undo()) setProblem(t('undo.tooLate'))
          },
  })

  if (tabs.length === 0) {
    return (
      <p className="border-t border-line px-6 py-4 text-ink-faint">
        {isViewing ? viewAs('composer') : t('notAllowed')}
      </p>
    )
  }
  const label = t(isNote ? 'note.label' : 'message.label')
  return (
    <form
      aria-label={label}
      className="shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
        field.current?.focus()
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault()
      }}
      onDrop={(event) => {
        if (event.defaultPrevented || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        addFiles([...event.dataTransfer.files])
      }}
    >
      <NewsLine news={isNote ? null : news} isAsking={isAsking} onSend={() => send(asked?.along)} />
      <div
        className={classNames(
          'relative rounded-l border transition-colors focus-within:ring-2',
          isNote
            ? 'border-note-line bg-note text-note-ink focus-within:ring-note-line'
            : 'border-line-field bg-surface focus-within:border-focus focus-within:ring-focus/25',
        )}
      >
        <SuggestionList suggestions={suggestions} />
        <ComposerHead tab={tab} tabs={tabs} enterSends={preferences.enterSends} onChoose={write} />
        <WritingField
          handle={field}
          value={text}
          version={`${conversationId} ${tab} ${version}`}
          label={label}
          placeholder={t(isNote ? 'note.placeholder' : 'message.placeholder')}
          isNote={isNote}
          isInvalid={tooMany > 0}
          // The browser's spelling is that of who will read it.
          lang={isNote ? undefined : (contact?.locale ?? undefined)}
          controls={suggestions.controls}
          markedIn={suggestions.markedIn}
          shelf={files.shelf}
          variables={variables}
          onEditor={setEditor}
          onChange={(markup) => {
            keeper.type({ [tab]: markup })
            setProblem(null)
            if (!isNote && markup.trim() !== '') onTyping()
          }}
          onCaret={(line) => {
            setBefore(line)
            macros.caretAfter(line)
          }}
          onKey={press}
          onFiles={addFiles}
        />
        <FileChips
          files={chips}
          wordsOf={files.wordsOf}
          onRetry={files.shelf.retry}
          onRemove={files.shelf.remove}
        />
        {macros.chips}
        <ProblemLine
          isNote={isNote}
          problem={tooMany > 0 ? t('tooLong', { count: tooMany }) : problem}
        >
          {suggestions.named.length > 0 && <MentionHint named={suggestions.named} />}
        </ProblemLine>
        <Toolbar
          editor={editor}
          end={
            <SendButtons
              isNote={isNote}
              isOff={isEmpty || tooMany > 0 || isLoading}
              onSendAndClose={mayClose && !isNote ? () => send([{ type: 'close' }]) : null}
            />
          }
        >
          <AttachButton onFiles={(given) => addFiles(given)} />
          <EmojiButton onChoose={(sign) => field.current?.insert(sign)} />
          <MacroButton onOpen={macros.open} />
        </Toolbar>
      </div>
      {macros.picker}
      <p role="status" className="sr-only">
        {isNote ? t('note.announcement') : ''}
      </p>
    </form>
  )
}
