'use client'

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { rowInLists } from './list-hearing.ts'
import { conversationIdByNumber } from './list-queries.ts'

const idKey = ['conversation-id'] as const

/** A conversation that could not be found may be there now: its number was heard, or access has changed. */
export function lookForMissing(client: QueryClient, heard?: { number: number; id: string }): void {
  const filters = {
    queryKey: heard ? [...idKey, heard.number] : idKey,
    predicate: ({ state }: { state: { data: unknown } }) => state.data === null,
  }
  if (heard) client.setQueriesData(filters, heard.id)
  else void client.invalidateQueries(filters)
}

/**
 * The id behind a conversation's number: at once where a list has it or the page came with it, else asked
 * for. `data` is null where there is no such conversation that one may see.
 */
export function useConversationId(
  db: Supabase,
  number: number,
  initial: { number: number; id: string | null } | null,
) {
  const client = useQueryClient()
  const known =
    rowInLists(client, (row) => row.number === number)?.id ??
    (initial?.number === number ? initial.id : undefined)
  return useQuery({
    queryKey: [...idKey, number],
    // Once known, known for good, though it be asked for again with everything else: what of it one may
    // see, the conversation says itself.
    queryFn: async () =>
      client.getQueryData<string | null>([...idKey, number]) ??
      (await conversationIdByNumber(db, number)),
    initialData: known,
    // A number never changes its conversation, but one that was closed to me may have opened.
    staleTime: (query) => (query.state.data ? Infinity : 0),
  })
}
