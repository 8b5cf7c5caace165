'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { Registry } from './registry.ts'
import { RegistryContext } from './use-commands.ts'

/** Keeps what can be done now, and answers its keys. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new Registry())
  useEffect(() => {
    const press = (event: KeyboardEvent) => registry.press(event)
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [registry])
  return <RegistryContext value={registry}>{children}</RegistryContext>
}
