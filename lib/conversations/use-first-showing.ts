'use client'

import { useEffect } from 'react'

const shown = new WeakSet<object>()

/**
 * What came with the page is good for its first showing only: when a list or a conversation is shown again
 * an hour later, it may hold what its reader may see no more.
 */
export function useFirstShowing<Given extends object>(given: Given | null | undefined) {
  const isFresh = given && !shown.has(given)
  useEffect(() => {
    // Not before everything beside it has been drawn from it, too.
    if (given) return () => void shown.add(given)
  }, [given])
  return isFresh ? given : undefined
}
