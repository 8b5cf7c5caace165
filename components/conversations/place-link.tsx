'use client'

import type { ComponentProps, MouseEvent } from 'react'
import { pathOf, type InboxPlace } from '#lib/conversations/view.ts'
import { useGo } from './use-inbox-place.ts'

/** A link within the inbox: a real address for a new tab, no round trip for a plain press. */
export function PlaceLink({ to, onClick, ...rest }: ComponentProps<'a'> & { to: InboxPlace }) {
  const go = useGo()
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const wantsTab = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (event.defaultPrevented || event.button !== 0 || wantsTab) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={pathOf(to)} onClick={press} />
}
