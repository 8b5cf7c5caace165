import type { Supabase } from '#lib/supabase/browser.ts'
import type { Conversation } from './conversation.ts'
import { participantsFromJson, type Participant } from './participant.ts'

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

/** The columns of a ConversationMention. */
const mentionOfConversation =
  'id, number, status, preview, last_message_at, waiting_since, snoozed_until'

type MentionRow = {
  id: string
  number: number
  status: string
  preview: string
  last_message_at: string
  waiting_since: string | null
  snoozed_until: string | null
}

function mentionFromRow(row: MentionRow): ConversationMention {
  return {
    id: row.id,
    number: row.number,
    status: row.status as Conversation['status'],
    preview: row.preview,
    lastMessageAt: row.last_message_at,
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
  }
}

/**
 * The newest conversations of a person, as far as the caller may see them; what was merged into another one
 * is found there.
 *
 * @param person id of the contact that stands for it
 * @throws the Data API's error
 */
export async function conversationsOfContact(
  db: Supabase,
  person: string,
): Promise<ConversationMention[]> {
  const { data } = await db
    .from('conversations')
    .select(mentionOfConversation)
    .or(`contact_id.eq.${person},person_id.eq.${person}`)
    .is('merged_into_id', null)
    .order('last_message_at', { ascending: false })
    .limit(fewest)
    .throwOnError()
  return data.map(mentionFromRow)
}

/** Who had to do with a conversation; @throws the Data API's error */
export async function participantsOf(db: Supabase, conversation: string): Promise<Participant[]> {
  const { data } = await db.rpc('participants', { conversation }).throwOnError()
  return participantsFromJson(data)
}

/** Whose conversations are listed: those of a company, or of a person (the contact that stands for it). */
export type ConversationsOf = { company: string } | { person: string }

/** One of them, with whom it is. */
export type ListedConversation = ConversationMention & { contactName: string | null }

/** Rows of a page. */
export const conversationsPerPage = 30

/**
 * Conversations of a company or a person that the caller sees, newest first, after the last one that one has.
 *
 * @throws the Data API's error
 */
export async function conversationsPage(
  db: Supabase,
  of: ConversationsOf,
  last: ListedConversation | null,
): Promise<ListedConversation[]> {
  let query = db
    .from('conversations')
    .select(`${mentionOfConversation}, contact_name`)
    .is('merged_into_id', null)
    .order('last_message_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(conversationsPerPage)
  query =
    'company' in of
      ? query.eq('company_id', of.company)
      : query.or(`contact_id.eq.${of.person},person_id.eq.${of.person}`)
  if (last !== null) {
    const { lastMessageAt: at, id } = last
    query = query.or(`last_message_at.lt."${at}",and(last_message_at.eq."${at}",id.lt.${id})`)
  }
  const { data } = await query.throwOnError()
  return data.map((row) => ({ ...mentionFromRow(row), contactName: row.contact_name }))
}
