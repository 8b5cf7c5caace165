'use client'

import { useDeferredValue, useState } from 'react'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'

/**
 * False in the first drawing of what one goes to, true right after it: for what stands beside the thing
 * itself. A page that the server drew has everything at once.
 */
export function useLater(): boolean {
  const isHydrated = useIsHydrated()
  const [isServed] = useState(!isHydrated)
  return useDeferredValue(true, isServed)
}
