import type { Placing } from '#lib/widget/placing.ts'
import { layOn } from './lay-on.ts'
import { styles } from './styles.ts'

export type Shell = ReturnType<typeof createShell>

/** Times that the element goes back into the page: a page that always removes it wants it gone. */
const mostReturns = 50

/** The element on the host page that holds launcher and panel, with a shadow root around them. */
export function createShell() {
  const host = document.createElement('otklik-widget')
  const shadow = host.attachShadow({ mode: 'open' })
  const root = document.createElement('div')
  const notice = document.createElement('div')
  notice.className = 'notice'
  notice.setAttribute('role', 'status')
  root.append(notice)
  shadow.append(root)
  layOn(shadow, styles)
  document.body.append(host)

  // Routers of single-page applications replace the body, or everything in it that they did not make.
  let returns = 0
  const observer = new MutationObserver(() => {
    if (host.isConnected || (returns += 1) > mostReturns) return
    document.body?.append(host)
    if (document.body) observer.observe(document.body, { childList: true })
  })
  for (const element of [document.documentElement, document.body])
    observer.observe(element, { childList: true })
  let timer: ReturnType<typeof setTimeout> | undefined

  return {
    root,
    shadow,
    render({ side, x, y, layer, accent, ink }: Placing) {
      const values = { x: `${x}px`, y: `${y}px`, layer, accent, ink }
      for (const [name, value] of Object.entries(values))
        root.style.setProperty(`--${name}`, `${value}`)
      root.className = side
    },
    /** Says something beside the launcher for a while; an empty text takes it back. */
    notice(text: string) {
      notice.textContent = text
      clearTimeout(timer)
      if (text) timer = setTimeout(() => (notice.textContent = ''), 8_000)
    },
    /** @param delay milliseconds until it leaves the page; it is out of sight at once */
    remove(delay: number) {
      observer.disconnect()
      clearTimeout(timer)
      // Inside: what :host says with !important, no style of the element outweighs.
      root.style.display = 'none'
      setTimeout(() => host.remove(), delay)
    },
  }
}
