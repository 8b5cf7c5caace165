import type { Supabase } from '#lib/supabase/browser.ts'
import type { Conversation } from './conversation.ts'

/** What stands about a conversation beside its timeline and does not change with every message. */
export type ConversationFacts = { createdAt: string; inbox: { name: string; channel: string } }

/** @throws the Data API's error */
export async function conversationFacts(
  db: Supabase,
  id: string,
): Promise<ConversationFacts | null> {
  const { data } = await db
    .from('conversations')
    .select('created_at, inboxes (name, channel)')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return data && { createdAt: data.created_at, inbox: data.inboxes }
}

/** One of a contact's conversations, in short. */
export type ConversationMention = Pick<
  Conversation,
  'id' | 'number' | 'status' | 'preview' | 'lastMessageAt' | 'waitingSince' | 'snoozedUntil'
>

/** As many as the details show. */
const fewest = 8

/**
 * The newest conversations of a contact, as far as the caller may see them.
 *
 * @throws the Data API's error
 */
export async function conversationsOfContact(
  db: Supabase,
  contactId: string,
): Promise<ConversationMention[]> {
  const { data } = await db
    .from('conversations')
    .select('id, number, status, preview, last_message_at, waiting_since, snoozed_until')
    .eq('contact_id', contactId)
    .order('last_message_at', { ascending: false })
    .limit(fewest)
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status as Conversation['status'],
    preview: row.preview,
    lastMessageAt: row.last_message_at,
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
  }))
}
