import type { QueryClient } from '@tanstack/react-query'
import { applyToList, type ConversationList, type ListEvent, type Onlooker } from './list.ts'
import type { ListKey } from './view.ts'

/** Key of every loaded list; a list's own is [...listsKey, its ListKey]. */
export const listsKey = ['conversation-lists'] as const
export const countsKey = ['view-counts'] as const

const listeners = new Set<(event: ListEvent) => void>()

/** Hears what every list hears; returns how to stop. */
export function hearLists(listener: (event: ListEvent) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells every loaded list, shown or not, what happened; and every fetch that is on its way. */
export function tellLists(client: QueryClient, event: ListEvent, me: Onlooker): void {
  for (const listen of listeners) listen(event)
  for (const query of client.getQueryCache().findAll({ queryKey: listsKey })) {
    const list = query.state.data as ConversationList | undefined
    if (!list) continue
    const next = applyToList(list, query.queryKey[1] as ListKey, event, me)
    // A time of its own would make the list look freshly fetched.
    if (next !== list) {
      client.setQueryData(query.queryKey, next, { updatedAt: query.state.dataUpdatedAt })
    }
  }
}

/**
 * Fetches, and then applies what was heard meanwhile: the answer may have been made before it.
 *
 * @param join lays the answer over what is loaded when it arrives
 */
export async function fetchListening(
  fetch: () => Promise<ConversationList>,
  join: (answer: ConversationList) => ConversationList,
  key: ListKey,
  me: Onlooker,
): Promise<ConversationList> {
  const heard: ListEvent[] = []
  const stop = hearLists((event) => void heard.push(event))
  try {
    const answer = await fetch()
    return heard.reduce((list, event) => applyToList(list, key, event, me), join(answer))
  } finally {
    stop()
  }
}

/** The row of a conversation in whichever list has it. */
export function rowInLists(
  client: QueryClient,
  is: (row: ConversationList['rows'][number]) => boolean,
) {
  for (const [, list] of client.getQueriesData<ConversationList>({ queryKey: listsKey })) {
    const row = list?.rows.find(is)
    if (row) return row
  }
  return undefined
}
