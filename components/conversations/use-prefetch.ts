'use client'

import { useEffect, useRef, type PointerEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { prefetchTimeline } from '#lib/conversations/prefetch-timeline.ts'

/** Milliseconds a pointer rests on a row before it may mean it; and after opening one before its neighbours are brought. */
const rest = { pointer: 60, neighbours: 250 }

/**
 * Brings conversations that are likely to be opened next: those above and below the open one, and the one
 * under the pointer. Returns what the list gives its `onPointerOver`.
 */
export function usePrefetch(neighbours: readonly (string | undefined)[]) {
  const db = useSupabase()
  const { me } = useDirectory()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const likely = neighbours.join(' ')
  useEffect(() => {
    const soon = setTimeout(() => {
      for (const id of likely.split(' ')) if (id) void prefetchTimeline(db, me.id, id)
    }, rest.neighbours)
    return () => clearTimeout(soon)
  }, [db, me.id, likely])
  useEffect(() => () => clearTimeout(timer.current), [])
  return ({ target }: PointerEvent<HTMLElement>) => {
    const row = (target as Element).closest<HTMLElement>('[data-conversation]')
    const id = row?.dataset.conversation
    clearTimeout(timer.current)
    if (id) timer.current = setTimeout(() => void prefetchTimeline(db, me.id, id), rest.pointer)
  }
}
