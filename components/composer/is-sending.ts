/** Does this key send? Enter alone where the member likes it so, with Ctrl or ⌘ always. */
export function isSending(event: KeyboardEvent, enterSends: boolean): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false
  if (event.ctrlKey || event.metaKey) return true
  // A screen's keyboard has no Shift+Enter: there the button sends.
  return enterSends && !window.matchMedia('(pointer: coarse)').matches
}
