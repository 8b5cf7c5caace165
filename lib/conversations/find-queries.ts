import type { Supabase } from '#lib/supabase/browser.ts'

export type Found = {
  /** Of the messages and notes that hold all words, the newest first; at most 1000. */
  positions: number[]
  /** Beginnings of words, in lower case and with е for ё: what to mark in them. */
  stems: string[]
}

/** @throws the Data API's error */
export async function findInConversation(
  db: Supabase,
  conversation: string,
  words: string,
  signal: AbortSignal,
): Promise<Found> {
  const { data } = await db
    .rpc('find_in_conversation', { conversation, words })
    .abortSignal(signal)
    .throwOnError()
  return data as Found
}

/**
 * The place of a message in its conversation; null where there is none that one may see.
 *
 * @throws the Data API's error
 */
export async function positionOfMessage(
  db: Supabase,
  conversation: string,
  seq: number,
): Promise<number | null> {
  const { data } = await db
    .from('messages')
    .select('position')
    .eq('conversation_id', conversation)
    .eq('seq', seq)
    .maybeSingle()
    .throwOnError()
  return data?.position ?? null
}

/**
 * The first event at or after an instant; null where nothing happened since.
 *
 * @throws the Data API's error
 */
export async function positionAt(
  db: Supabase,
  conversation: string,
  instant: Date,
): Promise<number | null> {
  const { data } = await db
    .from('conversation_events')
    .select('position')
    .eq('conversation_id', conversation)
    .gte('occurred_at', instant.toISOString())
    .order('position')
    .limit(1)
    .maybeSingle()
    .throwOnError()
  return data?.position ?? null
}
