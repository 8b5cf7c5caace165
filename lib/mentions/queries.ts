import type { Supabase } from '#lib/supabase/browser.ts'
import type { Opening } from './opening.ts'

/** As many as are counted. */
const most = 200

/**
 * Ids of the conversations that hold a mention of this member which they have not seen.
 *
 * @throws the Data API's error
 */
export async function unseenMentions(db: Supabase, memberId: string): Promise<string[]> {
  const { data } = await db
    .from('mentions')
    .select('conversation_id')
    .eq('member_id', memberId)
    .is('seen_at', null)
    .is('withdrawn_at', null)
    .limit(most)
    .throwOnError()
  return [...new Set(data.map((row) => row.conversation_id))]
}

/**
 * Whom mentions have opened a conversation to, the newest first.
 *
 * @throws the Data API's error
 */
export async function openingsOf(db: Supabase, conversationId: string): Promise<Opening[]> {
  const { data } = await db
    .from('mentions')
    .select('member_id, mentioned_by, mentioned_at, seen_at')
    .eq('conversation_id', conversationId)
    .is('withdrawn_at', null)
    .order('mentioned_at', { ascending: false })
    .limit(most)
    .throwOnError()
  const byMember = Map.groupBy(data, (row) => row.member_id)
  return [...byMember].map(([memberId, rows]) => ({
    memberId,
    by: [...new Set(rows.map((row) => row.mentioned_by))],
    at: rows[0]!.mentioned_at,
    hasSeen: rows.some((row) => row.seen_at !== null),
  }))
}
