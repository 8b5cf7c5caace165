'use client'

import { createContext, use, useEffect, type ReactNode } from 'react'
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

/** Told by the root layout, so that no page forgets it; all tabs of a browser look through the same eyes. */
export function ViewingProvider({
  viewing,
  children,
}: {
  viewing: ViewingAs | null
  children: ReactNode
}) {
  useOneForAllTabs(viewing?.topic ?? 'oneself')
  useLeaving()
  return <Context value={viewing}>{children}</Context>
}

/**
 * The cookie is every tab's: one that goes on with the desk from before would mix two people's data. The
 * tab that loads last knows best.
 */
function useOneForAllTabs(eyes: string): void {
  useEffect(() => {
    const news = new BroadcastChannel('otklik-viewing')
    news.onmessage = ({ data }) => {
      if (data !== eyes) location.reload()
    }
    news.postMessage(eyes)
    return () => news.close()
  }, [eyes])
}

/** Through whose eyes the desk is seen; null through one's own. */
export function useViewing(): ViewingAs | null {
  return use(Context)
}

/** A form has been sent that leads to another page: Stop, or signing out. */
let isLeaving = false

/** The end that one asked for is heard here, too; answering it would stop the way to the new page. */
function useLeaving(): void {
  useEffect(() => {
    const note = (event: SubmitEvent) => {
      if (!event.defaultPrevented) isLeaving = true
    }
    document.addEventListener('submit', note)
    return () => document.removeEventListener('submit', note)
  }, [])
}

/** A new page, as oneself, with a sentence about it: nothing of the other's desk stays in memory. */
export function leaveOverViewing(): void {
  if (!isLeaving) location.replace(viewingOverPath)
}
