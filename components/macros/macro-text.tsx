'use client'

import type { Editor } from '@tiptap/core'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { AttachButton } from '#components/composer/attach-button.tsx'
import { EmojiButton } from '#components/composer/emoji-button.tsx'
import { SuggestionList } from '#components/composer/suggestion-list.tsx'
import { Toolbar } from '#components/composer/toolbar.tsx'
import { useSuggestions } from '#components/composer/use-suggestions.ts'
import { WritingField, type WritingHandle } from '#components/composer/writing-field.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { placedFiles } from '#lib/files/placed-files.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { mostMacroFiles } from '#lib/macros/macro.ts'
import { parse } from '#lib/markup/parse.ts'
import type { useMacroFiles } from './use-macro-files.ts'
import { useVariableWords } from './use-variable-words.ts'
import { useVariables } from './use-variables.ts'
import { VariableMenu } from './variable-menu.tsx'

type MacroTextProps = {
  value: string
  /** Changes with whatever changed the value from outside. */
  version: string
  files: ReturnType<typeof useMacroFiles>
  /** What is wrong with it, in the reader's language. */
  error: string | null
  onChange: (markup: string) => void
}

const shape = 'min-h-48 px-3 py-2 text-base pointer-coarse:text-lg'

/** The text of a macro in the composer's own field: files anywhere between words, variables as chips. */
export function MacroText({ value, version, files, error, onChange }: MacroTextProps) {
  const t = useTranslations('macros')
  const say = useReason()
  const id = useId()
  const field = useRef<WritingHandle>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [before, setBefore] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const variables = useVariables()
  const words = useVariableWords('fallback')
  const suggestions = useSuggestions(
    { isNote: false, text: value, before, chosen: nobody, variables },
    (characters, offer) => {
      if (offer.kind !== 'variable') return field.current?.replaceBefore(characters, offer.words)
      field.current?.replaceBefore(characters, '')
      field.current?.insert(offer.words)
    },
  )
  const add = (given: File[], at: number | null = null) => {
    const room = mostMacroFiles - placedFiles(parse(value)).size
    setProblem(given.length > room ? say('too_many_files') : null)
    if (editor) field.current?.place(files.add(given.slice(0, Math.max(0, room))), at)
  }
  const move = async (by: -1 | 1) => {
    const { moveBlock } = await import('#components/composer/rich/move-block.ts')
    if (editor) moveBlock(editor, by)
    editor?.view.focus()
  }
  const shown = error ?? problem
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-sm font-medium">
        {t('text')}
      </span>
      <div
        className={classNames(
          'relative rounded-l border bg-surface transition-colors focus-within:ring-2',
          shown === null
            ? 'border-line-field focus-within:border-focus focus-within:ring-focus/25'
            : 'border-danger focus-within:ring-danger/25',
        )}
      >
        <SuggestionList suggestions={suggestions} />
        <WritingField
          handle={field}
          value={value}
          version={version}
          label={t('text')}
          placeholder={t('textPlaceholder')}
          isNote={false}
          isInvalid={shown !== null}
          shape={shape}
          controls={{ ...suggestions.controls, 'aria-describedby': id }}
          variables={words}
          markedIn={suggestions.markedIn}
          shelf={files.shelf}
          onEditor={setEditor}
          onChange={onChange}
          onCaret={setBefore}
          onKey={(event) => !event.isComposing && suggestions.press(event)}
          onFiles={add}
        />
        <div className="border-t border-line pt-1.5">
          <Toolbar editor={editor}>
            <VariableMenu onChoose={(variable) => field.current?.insert(variable)} />
            <AttachButton onFiles={add} />
            <EmojiButton onChoose={(sign) => field.current?.insert(sign)} />
            {([-1, 1] as const).map((by) => (
              <IconButton
                key={by}
                size="s"
                tabIndex={-1}
                label={t(by < 0 ? 'moveUp' : 'moveDown')}
                keys={['Alt', by < 0 ? '↑' : '↓']}
                disabled={!editor}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => void move(by)}
              >
                {by < 0 ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
              </IconButton>
            ))}
          </Toolbar>
        </div>
      </div>
      <p
        id={id}
        role={shown === null ? undefined : 'alert'}
        className={classNames('text-xs', shown === null ? 'text-ink-faint' : 'text-danger-text')}
      >
        {shown ?? t('textHint', { braces: '{{' })}
      </p>
    </div>
  )
}

const nobody: string[] = []
