/*
 * /widget/teaser.js: a new message beside the closed launcher, who and the first words. It lies over the
 * page, moves nothing in it, and goes when it is opened or waved away. Most visits never need it.
 */
import type { Teaser } from '#lib/widget/protocol.ts'
import { layOn } from '../loader/lay-on.ts'
import { isRussian } from '../loader/words.ts'
import type { TeaserHost } from '../panel/contract.ts'
import { styles } from './styles.ts'

/** Pixels of a face, on a display of two points a pixel. */
const faceSize = 72

const words = {
  ru: { team: 'Поддержка', open: 'Открыть диалог', dismiss: 'Скрыть сообщение' },
  en: { team: 'Support', open: 'Open the conversation', dismiss: 'Hide the message' },
}

window.otklikTeaser = ({ root, shadow, onOpen, onDismiss }: TeaserHost) => {
  const box = document.createElement('div')
  box.className = 'teaser'
  // Before it has anything to say: readers hear only what changes in it.
  box.setAttribute('role', 'status')
  root.querySelector('.launcher')?.before(box)
  layOn(shadow, styles)

  function fill({ conversationId, name, text, face }: Teaser, locale: string | null) {
    const { team, open: opens, dismiss: dismisses } = isRussian(locale) ? words.ru : words.en
    const open = make('button', 'open')
    open.title = opens
    open.onclick = () => onOpen(conversationId)
    const said = make('span', 'said')
    said.append(make('b', '', name ?? team), make('span', '', text))
    open.append(face ? drawn(face) : make('span', 'face', initialsOf(name ?? team)), said)
    const dismiss = make('button', 'wave', '×')
    dismiss.ariaLabel = dismisses
    dismiss.onclick = onDismiss
    box.onkeydown = ({ key }) => {
      if (key === 'Escape') onDismiss()
    }
    box.replaceChildren(open, dismiss)
  }

  return {
    show(teaser: Teaser | null, locale: string | null, isDark: boolean) {
      box.classList.toggle('dark', isDark)
      if (teaser) setTimeout(() => fill(teaser, locale))
      else box.replaceChildren()
    },
    remove: () => box.remove(),
  }
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, text = '') {
  const element = document.createElement(name)
  if (element instanceof HTMLButtonElement) element.type = 'button'
  element.className = className
  element.textContent = text
  return element
}

/** On a canvas: a policy of the host page against foreign pictures does not touch it. */
function drawn(face: ImageBitmap): HTMLElement {
  const canvas = make('canvas', 'face')
  const side = Math.min(face.width, face.height)
  canvas.width = canvas.height = faceSize
  const [x, y] = [(face.width - side) / 2, (face.height - side) / 2]
  canvas.getContext('2d')?.drawImage(face, x, y, side, side, 0, 0, faceSize, faceSize)
  canvas.ariaHidden = 'true'
  return canvas
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2)
  return words
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}
