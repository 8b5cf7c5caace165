const phone = '(max-width: 480px)'

/** On a phone the panel is the whole screen: the page beneath must not scroll along. */
export function createPageLock() {
  let before: string | null = null
  return (isOpen: boolean) => {
    const { style } = document.documentElement
    if (isOpen && before === null && matchMedia(phone).matches) {
      before = style.overflow
      style.overflow = 'hidden'
    } else if (!isOpen && before !== null) {
      style.overflow = before
      before = null
    }
  }
}
