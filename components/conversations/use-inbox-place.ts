'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { parsePlace, pathOf, type InboxPlace } from '#lib/conversations/view.ts'

/**
 * Where in the inbox one is, and `go`. Inside the inbox the address changes without asking the server:
 * list and conversation are already here.
 */
export function useInboxPlace() {
  const path = usePathname()
  const params = useSearchParams()
  const router = useRouter()
  const isInbox = path === '/inbox' || path.startsWith('/inbox/')
  const place = useMemo(
    () => (isInbox ? parsePlace(path.split('/').slice(2), params) : null),
    [isInbox, path, params],
  )
  const go = useCallback(
    (to: InboxPlace, how: 'push' | 'replace' = 'push') => {
      const address = pathOf(to)
      if (!isInbox) return router[how](address)
      if (how === 'push') window.history.pushState(null, '', address)
      else window.history.replaceState(null, '', address)
    },
    [isInbox, router],
  )
  return { place, go }
}
