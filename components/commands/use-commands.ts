'use client'

import { createContext, use, useEffect, useState } from 'react'
import type { Command } from './command.ts'
import type { Registry } from './registry.ts'

export type { Command } from './command.ts'

export const RegistryContext = createContext<Registry | null>(null)

/**
 * Offers commands while the caller is mounted: their keys answer, the palette and the sheet of keys
 * list them. The newest array counts; it need not be memoised.
 */
export function useCommands(commands: readonly Command[]): void {
  const registry = use(RegistryContext)
  const [owner] = useState(() => Symbol('commands'))
  useEffect(() => {
    registry?.set(owner, commands)
  })
  useEffect(() => () => registry?.remove(owner), [registry, owner])
}
