import type { Words } from './words.ts'

const icons = `
<svg class="talk" viewBox="0 0 28 28" aria-hidden="true"><path d="M14 4.5c5.8 0 10.2 3.8 10.2 8.8S19.800 22 14 22c-1 0-2-.1-2.900-.3L5.600 24l.9-4.600C4.800 17.800 3.800 15.700 3.800 13.300c0-5 4.400-8.800 10.200-8.800Z"/><path d="M9.600 14.600c1 1.500 2.600 2.300 4.400 2.300s3.400-.8 4.400-2.300"/></svg>
<svg class="down" viewBox="0 0 28 28" aria-hidden="true"><path d="m7 11 7 7 7-7"/></svg>`

export type Launcher = ReturnType<typeof createLauncher>

/** The round button. It says what it does, whether the panel is open and how much is unread. */
export function createLauncher(root: ParentNode, onClick: () => void, onHint: () => void) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'launcher'
  button.innerHTML = icons
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.setAttribute('aria-hidden', 'true')
  button.append(badge)
  button.addEventListener('click', onClick)
  // The frame loads while the hand is still on its way.
  button.addEventListener('pointerenter', onHint)
  button.addEventListener('focus', onHint)
  root.append(button)

  return {
    render(state: {
      words: Words
      isOpen: boolean
      isBusy: boolean
      isHidden: boolean
      unread: number
    }) {
      const { words, isOpen, isBusy, isHidden, unread } = state
      const says = isOpen ? words.close : words.open
      button.setAttribute(
        'aria-label',
        unread && !isOpen ? `${says}. ${words.unread(unread)}` : says,
      )
      button.setAttribute('aria-haspopup', 'dialog')
      button.setAttribute('aria-expanded', String(isOpen))
      button.setAttribute('aria-busy', String(isBusy))
      button.hidden = isHidden
      badge.textContent = unread === 0 || isOpen ? '' : unread > 9 ? '9+' : String(unread)
    },
    focus: () => button.focus({ preventScroll: true }),
  }
}
