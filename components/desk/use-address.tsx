'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import {
  createContext,
  use,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { addressFor, addressNow, arrived, cameBack, isExpected, watchAddress } from './address.ts'

const Served = createContext('')

/** Keeps the desk's address in step with the router, which changes it by itself, too. */
export function AddressProvider({ children }: { children: ReactNode }) {
  const path = usePathname()
  const search = useSearchParams().toString()
  const address = plain(search ? `${path}?${search}` : path)
  const [seen, setSeen] = useState(address)
  const [served, setServed] = useState(address)
  if (seen !== address) {
    setSeen(address)
    // With the page that it brings: not a moment later.
    if (!isExpected(address)) setServed(address)
  }
  useLayoutEffect(() => arrived(address, served), [address, served])
  useEffect(() => {
    const back = () => {
      const isInside = [addressNow() ?? '', location.pathname].every((each) =>
        /^\/inbox(\/|$)/.test(each.split('?', 1)[0]!),
      )
      // Elsewhere the page is another one, which the router has to bring first.
      if (isInside) cameBack(plain(location.pathname + location.search))
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])
  return <Served value={served}>{children}</Served>
}

/** Where the desk is: path and search, in the same moment in which something goes elsewhere. */
export function useAddress(): string {
  const served = use(Served)
  const now = useSyncExternalStore(watchAddress, addressNow, () => null)
  return addressFor(served, now)
}

/** As the desk writes addresses: the router and the address bar escape more. */
function plain(address: string): string {
  const [path = '', search = ''] = address.split('?', 2)
  const said = [...new URLSearchParams(search)].map(([name, value]) => `${name}=${value}`).join('&')
  return said ? `${path}?${said}` : path
}
