import type { HostSettings } from '#lib/widget/settings.ts'
import { styles } from './styles.ts'

export type Shell = ReturnType<typeof createShell>

/** The element on the host page that holds launcher and panel, with a shadow root around them. */
export function createShell() {
  const host = document.createElement('otklik-widget')
  const shadow = host.attachShadow({ mode: 'open' })
  const root = document.createElement('div')
  const panel = document.createElement('div')
  const notice = document.createElement('div')
  panel.className = 'panel'
  panel.setAttribute('role', 'dialog')
  notice.className = 'notice'
  notice.setAttribute('role', 'status')
  root.append(panel, notice)
  shadow.append(root)
  layOn(shadow)
  document.body.append(host)
  let timer: ReturnType<typeof setTimeout> | undefined

  return {
    root,
    panel,
    render(settings: HostSettings, title: string, isOpen: boolean) {
      const { style } = root
      style.setProperty('--x', `${settings.horizontal_padding}px`)
      style.setProperty('--y', `${settings.vertical_padding}px`)
      style.setProperty('--layer', String(settings.z_index))
      style.setProperty('--ground', isDark(settings) ? '#17181d' : '#fff')
      root.className = settings.alignment
      panel.setAttribute('aria-label', title)
      panel.classList.toggle('open', isOpen)
    },
    /** Says something beside the launcher for a while; an empty text takes it back. */
    notice(text: string) {
      notice.textContent = text
      clearTimeout(timer)
      if (text) timer = setTimeout(() => (notice.textContent = ''), 8_000)
    },
    conceal: () => host.style.setProperty('display', 'none', 'important'),
    remove() {
      clearTimeout(timer)
      host.remove()
    },
  }
}

function isDark({ theme_mode: mode }: HostSettings): boolean {
  return (
    mode === 'dark' || (mode === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  )
}

function layOn(shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    shadow.adoptedStyleSheets = [sheet]
  } catch {
    // Safari before 16.4 cannot construct sheets.
    const element = document.createElement('style')
    element.textContent = styles
    shadow.append(element)
  }
}
