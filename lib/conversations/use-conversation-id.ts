'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { rowInLists } from './list-hearing.ts'
import { conversationIdByNumber } from './list-queries.ts'

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
    queryKey: ['conversation-id', number],
    queryFn: () => conversationIdByNumber(db, number),
    initialData: known,
    // A number never changes its conversation, but one that was closed to me may have opened.
    staleTime: (query) => (query.state.data ? Infinity : 0),
  })
}
