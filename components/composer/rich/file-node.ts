import { mergeAttributes, Node } from '@tiptap/core'

/** A file of the text: on its way, refused, or stored. */
export type ShelvedFile = {
  key: string
  /** Of the attachment, once it is stored. */
  id: string | null
  name: string
  state: 'sending' | 'failed' | 'stored'
  /** 0 to 1. */
  progress: number
  /** Where the browser can show it from; null where it is no picture, or not here. */
  preview: string | null
  /** Why it failed: a reason for the catalogue. */
  reason: string | null
  canRetry: boolean
}

/** Where the files of the text are kept while it is written. */
export type FileShelf = {
  get: (key: string) => ShelvedFile | undefined
  subscribe: (listener: () => void) => () => void
  retry: (key: string) => void
  remove: (key: string) => void
  /** Texts of a file in the reader's language. */
  words: (file: ShelvedFile) => { state: string; retry: string; remove: string }
}

/** A picture between texts. Drawn by hand: a framework's portal would be the largest part of the editor. */
export function fileNode(shelf: FileShelf): Node {
  return Node.create({
    name: 'file',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ key: {}, id: { default: null }, name: { default: '' } }),
    // Only what the desk itself copied: a foreign page cannot name an attachment.
    parseHTML: () => [{ tag: 'figure[data-file]', getAttrs: (element) => fromElement(element) }],
    renderHTML: ({ node, HTMLAttributes }) => [
      'figure',
      mergeAttributes(HTMLAttributes, {
        'data-file': node.attrs.id ?? '',
        'data-name': node.attrs.name,
      }),
    ],
    addNodeView:
      () =>
      ({ node, editor, getPos }) => {
        const figure = document.createElement('figure')
        figure.className =
          'my-1 inline-flex max-w-full items-center gap-2 rounded-m border border-line bg-surface p-1.5 text-sm text-ink select-none'
        const { key, name } = node.attrs as { key: string; name: string }
        let id = node.attrs.id as string | null
        const draw = () => {
          const file = shelf.get(key)
          figure.replaceChildren(...parts(file ?? stored(key, name), shelf, drop))
          const at = getPos()
          if (!file?.id || id === file.id || at === undefined) return
          // From here on the text can be sent.
          id = file.id
          editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'id', id))
        }
        const drop = () => {
          const at = getPos()
          shelf.remove(key)
          if (at !== undefined)
            editor
              .chain()
              .deleteRange({ from: at, to: at + 1 })
              .focus()
              .run()
        }
        draw()
        const stop = shelf.subscribe(draw)
        return {
          dom: figure,
          update: (next) => next.type === node.type && next.attrs.key === key,
          selectNode: () => figure.classList.add('ring-2', 'ring-focus'),
          deselectNode: () => figure.classList.remove('ring-2', 'ring-focus'),
          stopEvent: (event) => event.target instanceof HTMLButtonElement,
          ignoreMutation: () => true,
          destroy: stop,
        }
      },
  })
}

function fromElement(element: HTMLElement) {
  const id = element.dataset.file
  return id ? { key: id, id, name: element.dataset.name ?? '' } : false
}

/** One that came with the text: nothing is known of it but its name. */
function stored(id: string, name: string): ShelvedFile {
  return {
    key: id,
    id,
    name,
    state: 'stored',
    progress: 1,
    preview: null,
    reason: null,
    canRetry: false,
  }
}

function parts(file: ShelvedFile, shelf: FileShelf, remove: () => void): HTMLElement[] {
  const words = shelf.words(file)
  const shown: HTMLElement[] = []
  if (file.preview) {
    const picture = document.createElement('img')
    picture.src = file.preview
    picture.alt = file.name
    picture.className = `max-h-24 max-w-48 rounded-s object-contain ${file.state === 'stored' ? '' : 'opacity-60'}`
    shown.push(picture)
  } else shown.push(label(file.name))
  if (file.state !== 'stored') {
    const state = label(words.state)
    state.className =
      file.state === 'failed' ? 'text-xs text-danger-text' : 'text-xs text-ink-muted'
    state.setAttribute('role', 'status')
    shown.push(state)
  }
  if (file.state === 'failed' && file.canRetry)
    shown.push(button(words.retry, '↻', () => shelf.retry(file.key)))
  shown.push(button(words.remove, '×', remove))
  return shown
}

function label(text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'truncate'
  element.textContent = text
  return element
}

function button(name: string, sign: string, press: () => void): HTMLElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.title = name
  element.setAttribute('aria-label', name)
  element.textContent = sign
  element.className =
    'flex size-6 shrink-0 items-center justify-center rounded-m text-ink-muted hover:bg-hover pointer-coarse:size-9'
  element.addEventListener('click', press)
  return element
}
