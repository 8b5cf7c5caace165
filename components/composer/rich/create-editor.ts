import { Editor, Extension, type Extensions } from '@tiptap/core'
import { EditorState, Plugin, Selection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Slice } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import type { Block } from '#lib/markup/block.ts'
import { isSafeAddress } from '#lib/markup/inline.ts'
import { parse } from '#lib/markup/parse.ts'
import { write } from '#lib/markup/write.ts'
import { withLinks } from '#lib/messages/links.ts'
import { blocksOf, documentOf } from './document.ts'
import { blockMoving } from './move-block.ts'

/** A place in the private use area that marks the caret in a text while it becomes a document. */
const caretMark = '\uE123'

const link = 'underline decoration-current/40 underline-offset-2'
const mono = 'font-mono text-[0.9em] bg-current/8'

const kit = StarterKit.configure({
  heading: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  hardBreak: false,
  bulletList: { HTMLAttributes: { class: 'list-disc pl-5' } },
  orderedList: { HTMLAttributes: { class: 'list-decimal pl-6' } },
  blockquote: { HTMLAttributes: { class: 'border-l-2 border-current/30 pl-2.5' } },
  codeBlock: { HTMLAttributes: { class: `my-1 rounded-m px-2.5 py-1.5 overflow-x-auto ${mono}` } },
  code: { HTMLAttributes: { class: `rounded-s px-1 ${mono}` } },
  bold: { HTMLAttributes: { class: 'font-semibold' } },
  dropcursor: { color: 'currentColor', width: 2 },
  link: {
    openOnClick: false,
    defaultProtocol: 'https',
    protocols: ['mailto'],
    isAllowedUri: (address) => isSafeAddress(address),
    HTMLAttributes: { class: link, rel: 'noopener noreferrer nofollow' },
  },
})

/** Where Enter sends, Shift and Enter do what Enter does elsewhere: the next line, the next point of a list. */
const newLine = Extension.create({
  name: 'newLine',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () =>
        this.editor.commands.first(({ commands }) => [
          () => commands.newlineInCode(),
          () => commands.splitListItem('listItem'),
          () => commands.createParagraphNear(),
          () => commands.liftEmptyBlock(),
          () => commands.splitBlock(),
        ]),
    }
  },
})

export type EditorOptions = {
  element: HTMLElement
  extensions: Extensions
  attributes: Record<string, string>
  onChange: (markup: string) => void
  /** The words of the caret's line before it; null where nothing is suggested, as in code. */
  onCaret: (before: string | null) => void
  /** true: the key has been dealt with. */
  onKey: (event: KeyboardEvent) => boolean
  onFiles: (files: File[], at: number | null) => void
  /** Stretches of a line that stand out: who is named in a note. */
  markedIn: (text: string) => { from: number; to: number }[]
}

/** The editor of lib/markup in an element of the page. No style sheet of its own: the page's policy forbids it. */
export function createEditor(options: EditorOptions): Editor {
  const marked = new Plugin({
    props: {
      decorations: ({ doc }) => {
        const found: Decoration[] = []
        doc.descendants((node, at) => {
          if (!node.isTextblock) return true
          const text = node.textBetween(0, node.content.size, undefined, '\uFFFC')
          for (const { from, to } of options.markedIn(text))
            found.push(
              Decoration.inline(at + 1 + from, at + 1 + to, { class: 'rounded-s bg-note-line' }),
            )
          return false
        })
        return DecorationSet.create(doc, found)
      },
    },
  })
  const caret = (editor: Editor) => {
    const { $from, empty } = editor.state.selection
    const isWords = empty && $from.parent.isTextblock && $from.parent.type.name !== 'codeBlock'
    options.onCaret(
      isWords ? $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC') : null,
    )
  }
  return new Editor({
    element: options.element,
    injectCSS: false,
    extensions: [
      kit,
      ...options.extensions,
      Extension.create({ name: 'marked', addProseMirrorPlugins: () => [marked] }),
      newLine,
      blockMoving,
    ],
    editorProps: {
      attributes: options.attributes,
      handleKeyDown: (_view, event) => options.onKey(event),
      // What was copied as text stays as it is; its lines stay lines.
      clipboardTextParser: (text, _context, _plain, view) => {
        const blocks = text.split(/\r\n?|\n/).map((line) => ({
          kind: 'line' as const,
          spans: withLinks(line).map(({ text: words, href }) =>
            href ? { text: words, href } : { text: words },
          ),
        }))
        return new Slice(view.state.schema.nodeFromJSON(documentOf(blocks)).content, 1, 1)
      },
      clipboardTextSerializer: ({ content }) => content.textBetween(0, content.size, '\n'),
      handlePaste: (_view, event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        // A table program copies a picture of its cells beside their text.
        if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return false
        options.onFiles(files, null)
        return true
      },
      handleDrop: (view, event, _slice, isMoved) => {
        const files = [...(event.dataTransfer?.files ?? [])]
        if (isMoved || files.length === 0) return false
        event.preventDefault()
        options.onFiles(
          files,
          view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null,
        )
        return true
      },
    },
    onUpdate: ({ editor }) => {
      options.onChange(markupOf(editor))
      caret(editor)
    },
    onSelectionUpdate: ({ editor }) => caret(editor),
  })
}

/** What is written, without the blank lines at its end. */
export function markupOf(editor: Editor): string {
  return write(blocksOf(editor.getJSON())).replace(/\n+$/, '')
}

/**
 * Replaces everything, what can be undone included: what was written for one reader must not come back
 * before another.
 *
 * @param caret a place in the text; absent: its end
 */
export function load(editor: Editor, text: string, caret = text.length): void {
  const { schema, plugins } = editor.state
  const marked = `${text.slice(0, caret)}${caretMark}${text.slice(caret)}`
  let doc = schema.nodeFromJSON(documentOf(writable(marked)))
  let at = -1
  doc.descendants((node, position) => {
    const within = node.text?.indexOf(caretMark) ?? -1
    if (within >= 0) at = position + within
  })
  // Among marks or in a name the caret has no place: without it the text is what it was.
  const place = at >= 0 ? doc.resolve(at) : null
  const bare = schema.nodeFromJSON(documentOf(writable(text)))
  const isSame = place !== null && doc.textContent.replace(caretMark, '') === bare.textContent
  doc = bare
  const state = EditorState.create({ schema, doc, plugins })
  const end = Selection.atEnd(doc)
  const selection = isSame && at <= doc.content.size ? Selection.near(doc.resolve(at)) : end
  editor.view.updateState(state.apply(state.tr.setSelection(selection)))
}

/** With a line behind a file at the end: where it were chosen itself, the next letter would replace it. */
export function writable(text: string): Block[] {
  const blocks = parse(text)
  return blocks.at(-1)?.kind === 'file' ? [...blocks, { kind: 'line', spans: [] }] : blocks
}
