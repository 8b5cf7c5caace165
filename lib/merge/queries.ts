import type { Supabase } from '#lib/supabase/browser.ts'
import type { MergeCandidate, SimilarConversation } from './candidate.ts'

type SimilarJson = {
  id: string
  number: number
  contact_id: string
  contact_name: string | null
  preview: string
  last_message_at: string
  why: SimilarConversation['why']
}

/** The one that is most like it, or null; @throws the Data API's error */
export async function similarConversation(
  db: Supabase,
  conversation: string,
): Promise<SimilarConversation | null> {
  const { data } = await db.rpc('similar_conversation', { conversation }).throwOnError()
  if (data === null) return null
  const json = data as SimilarJson
  return {
    id: json.id,
    number: json.number,
    contactId: json.contact_id,
    contactName: json.contact_name,
    preview: json.preview,
    lastMessageAt: json.last_message_at,
    why: json.why,
  }
}

const most = 20

/**
 * Conversations of a person that stand by themselves, newest first, as far as the caller sees them.
 *
 * @param person id of the contact that stands for the person
 * @throws the Data API's error
 */
export async function mergeCandidates(db: Supabase, person: string): Promise<MergeCandidate[]> {
  const { data } = await db
    .from('conversations')
    .select('id, number, preview, last_message_at, status, waiting_since, snoozed_until')
    .or(`contact_id.eq.${person},person_id.eq.${person}`)
    .is('merged_into_id', null)
    .order('last_message_at', { ascending: false })
    .limit(most)
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    number: row.number,
    preview: row.preview,
    lastMessageAt: row.last_message_at,
    status: row.status as MergeCandidate['status'],
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
  }))
}

/** A conversation by its id: number and how much was said, or null where the caller does not see it. */
export async function mergedConversation(
  db: Supabase,
  id: string,
): Promise<{ number: number; lastSeq: number; isMerged: boolean } | null> {
  const { data } = await db
    .from('conversations')
    .select('number, last_seq, merged_into_id')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return (
    data && {
      number: data.number,
      lastSeq: data.last_seq,
      isMerged: data.merged_into_id !== null,
    }
  )
}
