import { Node, type Editor } from '@tiptap/core'

/** What a variable is called in the reader's language, and what is written into its chip. */
export type VariableWords = {
  /** «Имя клиента»; null where there is no such variable. */
  title: (name: string) => string | null
  /** A fallback stays in the chip; a value takes its place. */
  asks: 'fallback' | 'value'
  placeholder: string
  label: (title: string) => string
}

const look = {
  usual: 'border-line bg-sunken text-ink',
  toFill: 'border-warning bg-warning-soft text-warning-text',
  unknown: 'border-danger bg-danger-soft text-danger-text',
}

/** A {{variable}} as a chip in the words. Drawn by hand, as files are. */
export function variableNode(wordsOf: () => VariableWords): Node {
  return Node.create({
    name: 'variable',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({ name: {}, fallback: { default: null } }),
    parseHTML: () => [
      {
        tag: 'span[data-variable]',
        getAttrs: ({ dataset }) => ({
          name: dataset.variable,
          fallback: dataset.fallback ?? null,
        }),
      },
    ],
    renderHTML: ({ node }) => [
      'span',
      {
        'data-variable': node.attrs.name as string,
        ...(node.attrs.fallback !== null && { 'data-fallback': node.attrs.fallback as string }),
      },
    ],
    addNodeView:
      () =>
      ({ node, editor, getPos }) => {
        const words = wordsOf()
        const { name, fallback } = node.attrs as { name: string; fallback: string | null }
        const title = words.title(name)
        const chip = document.createElement('span')
        chip.contentEditable = 'false'
        chip.dataset.variable = name
        const kind = title === null ? 'unknown' : words.asks === 'value' ? 'toFill' : 'usual'
        chip.className = `mx-px inline-flex max-w-full items-center gap-1.5 rounded-m border px-1.5 align-baseline text-sm select-none ${look[kind]}`
        const label = document.createElement('span')
        label.className = 'min-w-0 truncate'
        label.textContent = title ?? name
        const field = fieldOf(words, title ?? name)
        chip.append(label, field)

        const write = (value: string) => {
          field.value = value
          field.size = Math.max(value.length, field.placeholder.length, 4)
        }
        write(words.asks === 'fallback' ? (fallback ?? '') : '')
        const place = () => {
          const at = getPos()
          return at === undefined || editor.isDestroyed ? null : at
        }
        const leave = () => {
          const at = place()
          if (at !== null) editor.commands.focus(at + 1)
        }
        let isDone = false
        const put = () => {
          const at = place()
          const value = field.value.trim()
          if (words.asks !== 'value' || value === '' || at === null || isDone) return
          // Taking the chip away takes the focus from it, too.
          isDone = true
          const { state, view } = editor
          view.dispatch(state.tr.replaceWith(at, at + 1, state.schema.text(value, node.marks)))
        }
        field.addEventListener('input', () => {
          write(field.value)
          const at = place()
          if (words.asks === 'fallback' && at !== null) setFallback(editor, at, field.value)
        })
        field.addEventListener('blur', put)
        field.addEventListener('keydown', (event) => {
          if (event.isComposing || !['Enter', 'Escape'].includes(event.key)) return
          // Enter would send the form around the editor.
          event.preventDefault()
          event.stopPropagation()
          const at = place()
          if (event.key === 'Enter' && words.asks === 'value' && field.value.trim() !== '') {
            const end = (at ?? 0) + field.value.trim().length
            put()
            editor.commands.focus(end)
          } else leave()
        })
        return {
          dom: chip,
          update: (next) => {
            if (next.type !== node.type || next.attrs.name !== name) return false
            const given = (next.attrs.fallback as string | null) ?? ''
            if (words.asks === 'fallback' && document.activeElement !== field) write(given)
            return true
          },
          selectNode: () => chip.classList.add('ring-2', 'ring-focus'),
          deselectNode: () => chip.classList.remove('ring-2', 'ring-focus'),
          stopEvent: (event) => event.target === field,
          ignoreMutation: () => true,
        }
      },
  })
}

function fieldOf(words: VariableWords, title: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'text'
  field.placeholder = words.placeholder
  field.setAttribute('aria-label', words.label(title))
  field.maxLength = 200
  field.autocomplete = 'off'
  field.className =
    'field-sizing-content max-w-48 min-w-0 border-l border-current/25 bg-transparent pl-1.5 text-current outline-none placeholder:text-current/70 focus:underline'
  return field
}

function setFallback(editor: Editor, at: number, value: string): void {
  const words = value.trim() === '' ? null : value
  editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'fallback', words))
}
