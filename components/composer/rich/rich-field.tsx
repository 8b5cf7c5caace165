'use client'

import type { Editor } from '@tiptap/core'
import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type Ref,
} from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { fieldShape, type Field, type FieldProps } from '../field.ts'
import { createEditor, load, writable } from './create-editor.ts'
import { documentOf } from './document.ts'
import { fileNode, type FileShelf } from './file-node.ts'
import { variableNode } from './variable-node.ts'

/** What the rich field does besides: files stand in the text, and the toolbar sees the editor. */
export type RichHandle = Field & {
  /** Pictures on their way, into the text. */
  place: (files: { key: string; name: string }[], at: number | null) => void
  /** Takes over from the plain field, with its caret. */
  take: (given: { text: string; caret: number; hadFocus: boolean }) => void
}

type RichFieldProps = FieldProps & {
  handle: Ref<RichHandle>
  shelf: FileShelf
  onReady: (editor: Editor) => void
  className?: string
}

/** A field whose text looks as it will be read. */
export function RichField(props: RichFieldProps) {
  const { handle, shelf, version, className, isNote } = props
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const attributes = attributesOf(props)

  const change = useEffectEvent((markup: string) => props.onChange(markup))
  const caret = useEffectEvent((before: string | null) => props.onCaret(before))
  const key = useEffectEvent((event: KeyboardEvent) => props.onKey(event))
  const files = useEffectEvent((given: File[], at: number | null) => props.onFiles(given, at))
  const marked = useEffectEvent((text: string) => props.markedIn(text))
  const variables = useEffectEvent(() => props.variables)
  const ready = useEffectEvent((made: Editor) => props.onReady(made))
  const first = useEffectEvent(() => ({ text: props.value, attributes: attributesOf(props) }))

  useLayoutEffect(() => {
    if (!place.current) return
    const made = createEditor({
      element: place.current,
      extensions: [fileNode(shelf), variableNode(() => variables())],
      attributes: first().attributes,
      onChange: (markup) => change(markup),
      onCaret: (before) => caret(before),
      onKey: (event) => key(event),
      onFiles: (given, at) => files(given, at),
      markedIn: (text) => marked(text),
    })
    load(made, first().text)
    setEditor(made)
    ready(made)
    return () => made.destroy()
  }, [shelf])

  useLayoutEffect(() => {
    editor?.setOptions({ editorProps: { ...editor.options.editorProps, attributes } })
    // Compared by what it says: the object is new with every key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, JSON.stringify(attributes)])

  const shown = useRef(version)
  const text = useEffectEvent(() => props.value)
  useLayoutEffect(() => {
    if (!editor || shown.current === version) return
    shown.current = version
    load(editor, text())
  }, [editor, version])

  // Who is named may have become known after the letters.
  useEffect(() => editor?.view.dispatch(editor.state.tr), [editor, props.markedIn])

  useImperativeHandle(handle, () => ({
    focus: () => void editor?.commands.focus('end', { scrollIntoView: false }),
    hasFocus: () => editor?.isFocused ?? false,
    insert(markup) {
      const { content = [] } = documentOf(writable(markup))
      // One line goes into the line that is there.
      const [only] = content
      const isLine = content.length === 1 && only?.type === 'paragraph'
      editor
        ?.chain()
        .focus()
        .insertContent(isLine ? (only.content ?? []) : content)
        .run()
    },
    replaceBefore(characters, words) {
      const to = editor?.state.selection.from ?? 0
      editor
        ?.chain()
        .focus()
        .deleteRange({ from: to - characters, to })
        .insertContent(words === '' ? [] : [{ type: 'text', text: words }])
        .run()
    },
    fill() {
      const field = place.current?.querySelector<HTMLInputElement>('[data-variable] input')
      // The editor takes the focus with the next frame, whatever was done to it before.
      requestAnimationFrame(() => setTimeout(() => field?.focus()))
      return field !== null && field !== undefined
    },
    place(given, at) {
      const nodes = given.map(({ key: local, name }) => ({
        type: 'file',
        attrs: { key: local, id: null, name },
      }))
      const position = at ?? editor?.state.selection.from ?? 0
      // With a line to write on: a chosen picture would be replaced by the next letter.
      editor
        ?.chain()
        .insertContentAt(position, [...nodes, { type: 'paragraph' }])
        .focus()
        .run()
    },
    take(given) {
      if (!editor) return
      load(editor, given.text, given.caret)
      if (given.hadFocus) editor.view.focus()
    },
  }))

  return (
    <div
      ref={place}
      className={classNames(
        'min-w-0 *:overflow-y-auto *:overscroll-contain *:wrap-anywhere *:whitespace-break-spaces *:outline-none',
        '[&_.ProseMirror-gapcursor]:relative [&_.ProseMirror-gapcursor]:block [&_.ProseMirror-gapcursor]:after:absolute [&_.ProseMirror-gapcursor]:after:w-5 [&_.ProseMirror-gapcursor]:after:border-t [&_.ProseMirror-gapcursor]:after:border-current',
        isNote && 'text-note-ink',
        className,
      )}
    />
  )
}

function attributesOf({ label, placeholder, isInvalid, lang, shape, controls }: FieldProps) {
  const given: Record<string, string | undefined> = {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-placeholder': placeholder,
    'aria-invalid': isInvalid ? 'true' : undefined,
    spellcheck: 'true',
    lang,
    ...controls,
    class: shape ?? fieldShape,
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ) as Record<string, string>
}
