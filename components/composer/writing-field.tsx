'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { classNames } from '#components/ui/class-names.ts'
import { afterPaint } from '#lib/kernel/after-paint.ts'
import type { Field, FieldProps } from './field.ts'
import { PlainField, type PlainHandle } from './plain-field.tsx'
import type { FileShelf } from './rich/file-node.ts'
import type { RichField, RichHandle } from './rich/rich-field.tsx'

/** Milliseconds between tries to change the field under somebody's hands. */
const again = 200

let loaded: typeof RichField | null = null

export type WritingHandle = Field & Pick<RichHandle, 'place'>

type WritingFieldProps = FieldProps & {
  handle: Ref<WritingHandle>
  shelf: FileShelf
  onEditor: (editor: Editor) => void
}

/**
 * The field that is written in. It is plain until the editor has come, which takes its text, its caret and
 * the focus over in one step, so that no key falls between the two.
 */
export function WritingField({ handle, shelf, onEditor, ...props }: WritingFieldProps) {
  // Over an empty field it makes no difference to the eye, and the conversation itself comes first.
  const [Rich, setRich] = useState(() => (props.value === '' ? null : loaded))
  const [isRich, setIsRich] = useState(false)
  const plain = useRef<PlainHandle>(null)
  const rich = useRef<RichHandle>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [isBlank, setIsBlank] = useState(true)

  useEffect(() => {
    if (!editor) return
    // A picture on its way is no words yet, and takes their place all the same.
    const look = () => setIsBlank(editor.isEmpty)
    editor.on('update', look)
    return () => void editor.off('update', look)
  }, [editor])

  useEffect(() => {
    if (loaded) return afterPaint(() => setRich(() => loaded))
    const control = new AbortController()
    import('./rich/rich-field.tsx').then(
      (part) => {
        loaded = part.RichField
        if (!control.signal.aborted) setRich(() => loaded)
      },
      // Without it one writes in the plain field.
      () => undefined,
    )
    return () => control.abort()
  }, [])

  const takeOver = useEffectEvent(() => {
    const given = plain.current?.give()
    if (!given || !rich.current) return false
    flushSync(() => setIsRich(true))
    rich.current.take(given)
    if (editor) onEditor(editor)
    return true
  })
  useEffect(() => {
    if (!editor || isRich) return
    let timer: ReturnType<typeof setTimeout>
    const attempt = () => {
      if (!takeOver()) timer = setTimeout(attempt, again)
    }
    // Not within React's own work, which cannot be flushed from inside.
    timer = setTimeout(attempt)
    return () => clearTimeout(timer)
  }, [editor, isRich])

  const field = () => (isRich ? rich.current : plain.current)
  useImperativeHandle(handle, () => ({
    focus: () => field()?.focus(),
    hasFocus: () => field()?.hasFocus() ?? false,
    insert: (markup) => field()?.insert(markup),
    replaceBefore: (characters, words) => field()?.replaceBefore(characters, words),
    fill: () => field()?.fill() ?? false,
    place: (files, at) => rich.current?.place(files, at),
  }))

  return (
    <div className="relative">
      {!isRich && <PlainField handle={plain} {...props} />}
      {isRich && isBlank && props.value === '' && (
        <p
          aria-hidden
          className={classNames(
            'pointer-events-none absolute inset-x-3 top-2 truncate text-base pointer-coarse:text-lg',
            props.isNote ? 'text-note-muted' : 'text-ink-faint',
          )}
        >
          {props.placeholder}
        </p>
      )}
      {Rich && (
        <Rich
          {...props}
          handle={rich}
          shelf={shelf}
          onReady={setEditor}
          className={classNames(!isRich && 'hidden')}
        />
      )}
    </div>
  )
}
