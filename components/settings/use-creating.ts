'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Whether the page's form for something new is open: by its button, or by the address (`?new`), as commands ask for it. */
export function useCreating() {
  const isAsked = useSearchParams().has('new')
  const path = usePathname()
  const [isOpen, setOpen] = useState(isAsked)
  const [was, setWas] = useState(isAsked)
  if (isAsked !== was) {
    setWas(isAsked)
    if (isAsked) setOpen(true)
  }
  useEffect(() => {
    // Asked once: going back or reloading does not open it again.
    if (isAsked) window.history.replaceState(null, '', path)
  }, [isAsked, path])
  return [isOpen, setOpen] as const
}
