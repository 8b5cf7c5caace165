/** What the browser says about notifications of the operating system; `unsupported` where it has none. */
export type Permit = NotificationPermission | 'unsupported'

export function desktopPermit(): Permit {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission
}

/** Asks the person; only to be called from a click. */
export async function askForPermit(): Promise<Permit> {
  if (typeof Notification === 'undefined') return 'unsupported'
  return Notification.requestPermission()
}

/** Shows a notification; the next about the same conversation takes its place. */
export function showOnDesktop(
  { title, body, tag }: { title: string; body: string; tag: string },
  onOpen: () => void,
): void {
  if (desktopPermit() !== 'granted') return
  try {
    const shown = new Notification(title, { body, tag, icon: '/icon.svg', silent: true })
    shown.onclick = () => {
      window.focus()
      shown.close()
      onOpen()
    }
  } catch {
    // Phones allow them to service workers only.
  }
}
