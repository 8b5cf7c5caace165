'use client'

import { useDirectory } from '#components/desk/directory-provider.tsx'
import { usePresence } from '#lib/availability/use-presence.ts'
import type { Availability } from '#lib/members/member.ts'

/** My own, as the desk heard last; before the first word of it, as the page brought it. */
export function useMyAvailability(): Availability {
  const { me } = useDirectory()
  return usePresence()?.availability ?? me.availability
}
