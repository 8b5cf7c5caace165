'use client'

import { createContext, use, type ReactNode } from 'react'
import type { ViewingTopic } from '#lib/realtime/topics.ts'
import { viewingOverPath } from '#lib/supabase/viewing-paths.ts'

/** Somebody looks at the desk through this member's eyes. Then nothing can be changed. */
export type ViewingAs = {
  memberId: string
  /** ISO 8601. */
  endsAt: string
  /** Where changes of what may be seen are heard. */
  topic: ViewingTopic
}

const Context = createContext<ViewingAs | null>(null)

export function ViewingProvider({
  viewing,
  children,
}: {
  viewing: ViewingAs | null
  children: ReactNode
}) {
  return <Context value={viewing}>{children}</Context>
}

/** Through whose eyes the desk is seen; null through one's own. */
export function useViewing(): ViewingAs | null {
  return use(Context)
}

/** A new page, as oneself, with a sentence about it: nothing of the other's desk stays in memory. */
export function leaveOverViewing(): void {
  location.replace(viewingOverPath)
}
