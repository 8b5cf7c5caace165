import type { KeyboardEvent, RefObject } from 'react'

/** Up and down go from the field through what was found; Enter opens, being a link's own; Escape goes back. */
export function useResultKeys(screen: RefObject<HTMLElement | null>) {
  return (event: KeyboardEvent) => {
    const field = screen.current?.querySelector<HTMLElement>('[role=searchbox]')
    const results = [...(screen.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
    const at = results.indexOf(document.activeElement as HTMLElement)
    const isInField = document.activeElement === field
    if (event.nativeEvent.isComposing || (at < 0 && !isInField)) return
    if (event.key === 'Escape' && at >= 0) field?.focus()
    else if (event.key === 'ArrowDown') results[at + 1]?.focus()
    else if (event.key === 'ArrowUp' && at >= 0) (results[at - 1] ?? field)?.focus()
    else return
    event.preventDefault()
  }
}
