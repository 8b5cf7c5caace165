'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createDebounce } from '#lib/conversations/debounce.ts'
import { movesWithTime } from '#lib/conversations/filters.ts'
import { hearLists } from '#lib/conversations/list-hearing.ts'
import type { ListKey } from '#lib/conversations/view.ts'
import type { Directory } from '#lib/members/directory.ts'
import { directoryKey } from '#lib/members/use-directory-query.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { orderViews, removeView, saveView, type ViewDraft } from './commands.ts'
import { savedViewCounts } from './queries.ts'
import { inOrderOf, type SavedView } from './saved-view.ts'

const savedCountsKey = ['saved-view-counts'] as const
/** Milliseconds: a saved view costs more to count than the others, so its count waits for a longer lull. */
const countPause = { quiet: 1_500, atMost: 8_000 }
/** Milliseconds: what waits longer than an hour now did not a minute ago. */
const withTime = 60_000

/** How many conversations each saved view holds, kept current; undefined while that is not known. */
export function useSavedViewCounts(db: Supabase, views: SavedView[]) {
  const client = useQueryClient()
  const hasViews = views.length > 0
  useEffect(() => {
    if (!hasViews) return
    const recount = createDebounce(
      () => void client.invalidateQueries({ queryKey: savedCountsKey }),
      countPause,
    )
    const stop = hearLists(() => recount.ask())
    return () => {
      stop()
      recount.cancel()
    }
  }, [client, hasViews])
  return useQuery({
    queryKey: savedCountsKey,
    queryFn: () => savedViewCounts(db),
    enabled: hasViews,
    staleTime: countPause.quiet,
    refetchInterval: views.some(({ list }) => movesWithTime(list.filters ?? {})) && withTime,
  }).data
}

/** The verbs of saved views; what they changed is in the sidebar when they are done. */
export function useViewVerbs(db: Supabase) {
  const client = useQueryClient()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await client.invalidateQueries({ queryKey: directoryKey })
    void client.invalidateQueries({ queryKey: savedCountsKey })
    return result
  }
  return {
    save: (id: string | null, draft: ViewDraft, list: ListKey) =>
      then(saveView(db, id, draft, list)),
    remove: (id: string) => then(removeView(db, id)),
    /** They stand so at once; where it is refused, as before. */
    order: (ids: string[]) => {
      client.setQueryData<Directory>(
        directoryKey,
        (known) => known && { ...known, views: inOrderOf(known.views, ids) },
      )
      return then(orderViews(db, ids))
    },
  }
}
