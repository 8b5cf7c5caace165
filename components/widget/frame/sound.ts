import type { Shell } from './controller.ts'

/**
 * A message has come: a sound, unless it is before the customer's eyes or sounds are off. A browser keeps
 * silent until the customer has touched the chat: nothing is fetched for that.
 */
export function sound(shell: Shell | null): void {
  if (!shell || shell.settings.isQuiet || shell.visit.keep.get('sound') === 'off') return
  if ((shell.isOpen && !document.hidden) || !navigator.userActivation?.hasBeenActive) return
  void import('./ring.ts').then(({ ring }) => ring(shell.settings.app_id)).catch(() => undefined)
}
