import type { Supabase } from '#lib/supabase/browser.ts'
import type { Rating } from './rating.ts'

/**
 * The rating after a conversation's last closing that was rated; null where there is none.
 *
 * @throws the Data API's error
 */
export async function lastRating(db: Supabase, conversation: string): Promise<Rating | null> {
  const { data } = await db
    .from('ratings')
    .select('score, comment, rated_at')
    .eq('conversation_id', conversation)
    .order('closing', { ascending: false })
    .limit(1)
    .maybeSingle()
    .throwOnError()
  return data && { score: data.score, comment: data.comment, ratedAt: data.rated_at }
}
