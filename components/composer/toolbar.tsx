'use client'

import type { Editor } from '@tiptap/core'
import { Bold, CaseSensitive, Code, Italic, Link, List, ListOrdered, TextQuote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  useCallback,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { LinkField } from './link-field.tsx'

/** The keys are the editor's own. */
const looks = [
  { key: 'bold', Icon: Bold, keys: '$mod+KeyB' },
  { key: 'italic', Icon: Italic, keys: '$mod+KeyI' },
  { key: 'bulletList', Icon: List, keys: '$mod+Shift+Digit8' },
  { key: 'orderedList', Icon: ListOrdered, keys: '$mod+Shift+Digit7' },
  { key: 'blockquote', Icon: TextQuote, keys: '$mod+Shift+KeyB' },
  { key: 'code', Icon: Code, keys: '$mod+KeyE' },
] as const

type Look = (typeof looks)[number]['key']

type ToolbarProps = {
  editor: Editor | null
  /** Further buttons, of what goes in. */
  children: ReactNode
  /** What stands at the end of the line and is none of the bar's. */
  end?: ReactNode
}

/**
 * How the words look, and what else goes in. One stop of the Tab key; the arrows go along it. Where it does
 * not fit into one line, how the words look has a line of its own; for fingers, behind a button.
 */
export function Toolbar({ editor, children, end }: ToolbarProps) {
  const t = useTranslations('composer.toolbar')
  const link = useTranslations('composer.link')
  const bar = useRef<HTMLDivElement>(null)
  const looksId = useId()
  const [areLooksShown, showLooks] = useState(false)
  const [isLinkOpen, openLink] = useState(false)
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

  const openLinkField = () => {
    // It stands beside its button, which has to be seen.
    showLooks(true)
    openLink(true)
  }
  useCommands(
    editor
      ? [
          ...looks.map(({ key, keys }) => ({
            id: `composer.${key}`,
            title: t(key),
            group: 'composer' as const,
            keys,
            isAnsweredElsewhere: true,
            run: () => toggle(key),
          })),
          {
            id: 'composer.link',
            title: link('title'),
            group: 'composer',
            keys: '$mod+Shift+KeyL',
            run: openLinkField,
          },
        ]
      : [],
  )

  return (
    <div className="@container">
      <div className="flex flex-wrap items-center gap-0.5 px-1.5 pb-1.5">
        <div
          ref={bar}
          role="toolbar"
          aria-label={t('label')}
          aria-orientation="horizontal"
          onKeyDown={(event) => walk(bar.current, event)}
          className="contents"
        >
          <IconButton
            size="s"
            label={t('label')}
            aria-expanded={areLooksShown}
            aria-controls={looksId}
            className={classNames(
              'not-pointer-coarse:hidden pointer-coarse:@xl:hidden',
              areLooksShown && 'bg-selected text-accent-text',
            )}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => showLooks(!areLooksShown)}
          >
            <CaseSensitive aria-hidden />
          </IconButton>
          <div
            id={looksId}
            className={classNames(
              'order-first flex basis-full items-center gap-0.5 pb-0.5 @md:order-0 @md:basis-auto @md:pb-0',
              'pointer-coarse:@md:order-first pointer-coarse:@md:basis-full pointer-coarse:@xl:order-0 pointer-coarse:@xl:basis-auto',
              !areLooksShown && 'pointer-coarse:@max-xl:hidden',
            )}
          >
            {looks.map(({ key, Icon, keys }, n) => (
              <IconButton
                key={key}
                size="s"
                label={t(key)}
                keys={capsOf(keys)}
                aria-pressed={isOn(key)}
                aria-disabled={!editor}
                tabIndex={n === 0 ? 0 : -1}
                // The text keeps its selection.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => toggle(key)}
              >
                <Icon aria-hidden />
              </IconButton>
            ))}
            <LinkField
              editor={editor}
              open={isLinkOpen}
              onOpenChange={openLink}
              isOn={active.includes(' link ')}
              icon={<Link aria-hidden />}
            />
            <span aria-hidden className="mx-1 hidden h-4 w-px shrink-0 bg-line @md:block" />
          </div>
          {children}
        </div>
        <span className="flex-1" />
        <div className="flex items-center gap-2">{end}</div>
      </div>
    </div>
  )
}

/** The arrows, Home and End go from one button that is seen to another. */
function walk(bar: HTMLElement | null, event: KeyboardEvent) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  const all = [...(bar?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
  const buttons = all.filter((each) => each.offsetParent !== null)
  const at = buttons.findIndex((each) => each === document.activeElement)
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : null
  if (at < 0 || (step === undefined && to === null)) return
  event.preventDefault()
  const next = buttons[to ?? (at + (step ?? 0) + buttons.length) % buttons.length]
  for (const each of buttons) each.tabIndex = each === next ? 0 : -1
  next?.focus()
}

/** '$mod+Shift+Digit8' → Ctrl, Shift, 8. */
function capsOf(keys: string): string[] {
  return keys.split('+').map((key) => key.replace('$mod', 'Ctrl').replace(/^(Key|Digit)/, ''))
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
