'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { addressNow, goTo } from '#components/desk/address.ts'
import { useAddress } from '#components/desk/use-address.tsx'
import { parsePlace, pathOf, type InboxPlace } from '#lib/conversations/view.ts'

/** Where in the inbox one is, and `go`. */
export function useInboxPlace() {
  const address = useAddress()
  const place = useMemo(() => placeOf(address), [address])
  return { place, go: useGo() }
}

/** Where in the inbox one is at this moment, for what is asked in passing; null elsewhere. */
export const placeNow = () => placeOf(addressNow() ?? '')

/**
 * Leads to a place of the inbox. Inside the inbox the address changes without asking the server: list and
 * conversation are already here.
 */
export function useGo() {
  const router = useRouter()
  return useCallback(
    (to: InboxPlace, how: 'push' | 'replace' = 'push') => {
      const address = pathOf(to)
      if (isInbox(addressNow()?.split('?', 1)[0] ?? '')) goTo(address, how)
      else router[how](address)
    },
    [router],
  )
}

const isInbox = (path: string) => path === '/inbox' || path.startsWith('/inbox/')

function placeOf(address: string): InboxPlace | null {
  const [path = '', search = ''] = address.split('?', 2)
  return isInbox(path) ? parsePlace(path.split('/').slice(2), new URLSearchParams(search)) : null
}
