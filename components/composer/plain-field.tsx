'use client'

import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'
import type { Field, FieldProps } from './field.ts'
import { GrowingTextarea } from './growing-textarea.tsx'

export type PlainHandle = Field & {
  /** What stands in it and where the caret is; null while a syllable is being composed. */
  give: () => { text: string; caret: number; hadFocus: boolean } | null
}

/** The same text as bare markup: what there is until the editor has come, and where it cannot. */
export function PlainField(props: FieldProps & { handle: Ref<PlainHandle> }) {
  const { handle, value, isNote, isInvalid, controls, onChange, onCaret, onKey, onFiles } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const isComposing = useRef(false)
  const caretAfter = useRef<number | null>(null)
  const isHydrated = useIsHydrated()

  useEffect(() => {
    const at = caretAfter.current
    caretAfter.current = null
    if (at !== null) field.current?.setSelectionRange(at, at)
  }, [value])

  const put = (words: string, before = 0) => {
    const element = field.current
    const from = (element?.selectionStart ?? value.length) - before
    caretAfter.current = from + words.length
    element?.focus()
    onChange(value.slice(0, from) + words + value.slice(element?.selectionEnd ?? value.length))
  }
  useImperativeHandle(handle, () => ({
    focus() {
      const element = field.current
      element?.focus()
      element?.setSelectionRange(element.value.length, element.value.length)
    },
    hasFocus: () => document.activeElement === field.current,
    insert: (markup) => put(markup),
    replaceBefore: (characters, words) => put(words, characters),
    fill: () => false,
    give() {
      const element = field.current
      if (isComposing.current) return null
      return {
        text: element?.value ?? value,
        caret: element?.selectionStart ?? value.length,
        hadFocus: element !== null && document.activeElement === element,
      }
    },
  }))

  return (
    <GrowingTextarea
      ref={field}
      value={value}
      aria-label={props.label}
      // What is typed before the page listens would be lost.
      readOnly={!isHydrated}
      aria-invalid={isInvalid || undefined}
      placeholder={props.placeholder}
      lang={props.lang}
      {...controls}
      className={classNames(isNote && 'placeholder:text-note-muted')}
      onChange={(event) => {
        onChange(event.target.value)
        onCaret(lineBefore(event.target))
      }}
      onSelect={(event) => onCaret(lineBefore(event.currentTarget))}
      onKeyDown={(event) => void onKey(event.nativeEvent)}
      onCompositionStart={() => void (isComposing.current = true)}
      onCompositionEnd={() => void (isComposing.current = false)}
      onPaste={({ clipboardData, preventDefault }) => {
        if (clipboardData.files.length === 0 || clipboardData.types.includes('text/plain')) return
        preventDefault()
        onFiles([...clipboardData.files], null)
      }}
    />
  )
}

function lineBefore({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): string | null {
  if (selectionStart !== selectionEnd) return null
  return value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart)
}
