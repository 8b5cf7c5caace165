'use client'

import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useViewing } from './viewing-provider.tsx'

/**
 * Whose unsent messages this page cares for. What the member once left unsent in this browser must not
 * be tried, and refused, in the name of somebody who only looks.
 */
export function useOutboxOwner(): string {
  const { me } = useDirectory()
  return useViewing() ? `looking:${me.id}` : me.id
}
