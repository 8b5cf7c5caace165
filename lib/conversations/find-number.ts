import type { QueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { rowInLists } from './list-hearing.ts'
import { conversationNumber } from './list-queries.ts'

/**
 * The number of a conversation, from a list that has it or from the table; null where one may not see it.
 *
 * @throws the Data API's error
 */
export async function findNumber(
  db: Supabase,
  client: QueryClient,
  id: string,
): Promise<number | null> {
  return rowInLists(client, (row) => row.id === id)?.number ?? (await conversationNumber(db, id))
}
