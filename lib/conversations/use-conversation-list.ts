'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { movesWithTime } from './filters.ts'
import { append, overlay, type ConversationList, type Onlooker } from './list.ts'
import { fetchListening, listsKey } from './list-hearing.ts'
import { firstRows, listPage } from './list-queries.ts'
import { useFirstShowing } from './use-first-showing.ts'
import type { ListKey } from './view.ts'

/** Milliseconds after which a list that comes into view again is compared with the table. */
const goodFor = 30_000
/** Milliseconds: what waits longer than two hours now did not a minute ago, and nothing else says so. */
const withTime = 60_000

/**
 * A list, kept current by useLiveLists.
 *
 * @param initial the list that came with the page, if it is this one
 */
export function useConversationList(
  db: Supabase,
  key: ListKey,
  me: Onlooker,
  initial: ConversationList | undefined,
) {
  const client = useQueryClient()
  const first = useFirstShowing(initial)
  const queryKey = [...listsKey, key]
  const loaded = () => client.getQueryData<ConversationList>(queryKey)

  const query = useQuery({
    queryKey,
    queryFn: () =>
      fetchListening(
        () => firstRows(db, key, loaded()?.rows.length ?? 0),
        (first) => overlay(loaded(), first, key.sort),
        key,
        me,
      ),
    initialData: first,
    staleTime: goodFor,
    refetchInterval: movesWithTime(key.filters ?? {}) && withTime,
  })

  const paging = useMutation({
    mutationFn: async () => {
      const list = await fetchListening(
        () => listPage(db, key, loaded()?.next),
        (older) => append(loaded() ?? { rows: [], next: null }, older, key.sort),
        key,
        me,
      )
      // Asked for before what I may see changed: perhaps not mine any more. It is asked for again.
      if (!list.isDoubtful) client.setQueryData(queryKey, list)
    },
  })

  return {
    list: query.data,
    /** Nothing to show, because the table could not be asked. */
    hasFailed: query.isError && !query.data,
    retry: () => void query.refetch(),
    isLoadingMore: paging.isPending,
    hasFailedToLoadMore: paging.isError,
    /** Brings the next page; one at a time. */
    loadMore: () => {
      if (query.data?.next && !paging.isPending) paging.mutate()
    },
  }
}
