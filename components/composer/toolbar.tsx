'use client'

import type { Editor } from '@tiptap/core'
import { Bold, Code, Italic, Link, List, ListOrdered, TextQuote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  useCallback,
  useRef,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { LinkField } from './link-field.tsx'

const looks = [
  { key: 'bold', Icon: Bold, keys: ['Ctrl', 'B'] },
  { key: 'italic', Icon: Italic, keys: ['Ctrl', 'I'] },
  { key: 'bulletList', Icon: List },
  { key: 'orderedList', Icon: ListOrdered },
  { key: 'blockquote', Icon: TextQuote },
  { key: 'code', Icon: Code, keys: ['Ctrl', 'E'] },
] as const

type Look = (typeof looks)[number]['key']

/**
 * How the words look, and what else goes in. One stop of the Tab key; the arrows go along it.
 *
 * @param children further buttons, of what goes in
 */
export function Toolbar({ editor, children }: { editor: Editor | null; children: ReactNode }) {
  const t = useTranslations('composer.toolbar')
  const bar = useRef<HTMLDivElement>(null)
  const active = useActive(editor)
  const toggle = (key: Look) => {
    const chain = editor?.chain().focus()
    if (key === 'bold') chain?.toggleBold().run()
    else if (key === 'italic') chain?.toggleItalic().run()
    else if (key === 'bulletList') chain?.toggleBulletList().run()
    else if (key === 'orderedList') chain?.toggleOrderedList().run()
    else if (key === 'blockquote') chain?.toggleBlockquote().run()
    else if (editor?.state.selection.empty) chain?.toggleCodeBlock().run()
    else chain?.toggleCode().run()
  }
  const isOn = (key: Look) =>
    active.includes(` ${key} `) || (key === 'code' && active.includes(' codeBlock '))

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
    const at = buttons.findIndex((each) => each === document.activeElement)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : null
    if (at < 0 || (step === undefined && to === null)) return
    event.preventDefault()
    const next = buttons[to ?? (at + (step ?? 0) + buttons.length) % buttons.length]
    for (const each of buttons) each.tabIndex = each === next ? 0 : -1
    next?.focus()
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('label')}
      aria-orientation="horizontal"
      onKeyDown={walk}
      className="flex min-w-0 flex-1 items-center gap-0.5 overflow-x-auto"
    >
      {looks.map(({ key, Icon, ...rest }, n) => (
        <IconButton
          key={key}
          size="s"
          label={t(key)}
          keys={'keys' in rest ? [...rest.keys] : undefined}
          aria-pressed={isOn(key)}
          disabled={!editor}
          tabIndex={n === 0 ? 0 : -1}
          // The text keeps its selection.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => toggle(key)}
        >
          <Icon aria-hidden />
        </IconButton>
      ))}
      <LinkField editor={editor} isOn={active.includes(' link ')} icon={<Link aria-hidden />} />
      <span aria-hidden className="mx-1 h-4 w-px shrink-0 bg-line" />
      {children}
    </div>
  )
}

/** What holds where the caret is, as ` bold link `. */
function useActive(editor: Editor | null): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor?.on('transaction', listener)
      return () => void editor?.off('transaction', listener)
    },
    [editor],
  )
  const read = () => {
    if (!editor || editor.isDestroyed) return ''
    const all = [...looks.map(({ key }) => key), 'codeBlock', 'link']
    return ` ${all.filter((key) => editor.isActive(key)).join(' ')} `
  }
  return useSyncExternalStore(subscribe, read, () => '')
}
