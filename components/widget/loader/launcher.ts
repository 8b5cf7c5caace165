const icons = `<svg class="talk" viewBox="0 0 28 28" aria-hidden="true"><path d="M14 4.5c5.8 0 10.2 3.8 10.2 8.8S19.8 22 14 22c-1 0-2-.1-2.9-.3L5.6 24l.9-4.6c-1.7-1.6-2.7-3.7-2.7-6.1 0-5 4.4-8.8 10.2-8.8Z"/><path d="M9.6 14.6c1 1.5 2.6 2.3 4.4 2.3s3.4-.8 4.4-2.3"/></svg><svg class="down" viewBox="0 0 28 28" aria-hidden="true"><path d="m7 11 7 7 7-7"/></svg>`

export type LauncherState = {
  isOpen: boolean
  isBusy: boolean
  unread: number
  /** What the button says; null: that it opens the chat. */
  says: string | null
}

/** The round button. It says what it does, whether the panel is open and how much is unread. */
export function createLauncher(root: ParentNode, onClick: () => void, onHint: () => void) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'launcher'
  button.innerHTML = icons
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.ariaHidden = 'true'
  button.append(badge)
  button.onclick = onClick
  // The frame loads while the hand is still on its way.
  button.onpointerenter = button.onfocus = onHint
  root.append(button)

  return {
    render(opens: string, isHidden: boolean, { isOpen, isBusy, unread, says }: LauncherState) {
      const attributes = {
        label: says ?? opens,
        haspopup: 'dialog',
        expanded: isOpen,
        busy: isBusy,
      }
      for (const [name, value] of Object.entries(attributes))
        button.setAttribute(`aria-${name}`, `${value}`)
      button.hidden = isHidden
      badge.textContent = unread === 0 || isOpen ? '' : unread > 9 ? '9+' : `${unread}`
    },
    focus: () => button.focus({ preventScroll: true }),
  }
}
