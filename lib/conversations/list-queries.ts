import type { ListTopic, LoadTopic, MemberTopic, ViewingTopic } from '#lib/realtime/topics.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { conversationFromRow, type ConversationRow } from './conversation.ts'
import type { Json } from '#lib/supabase/database.types.ts'
import { listToJson } from '#lib/views/saved-view.ts'
import type { ConversationList, ListBound } from './list.ts'
import { zoneHere } from './moments.ts'
import type { ListKey, View } from './view.ts'

/** Rows of a page; the database gives 200 at most. */
export const pageSize = 50
const largestPage = 200

/**
 * One page of a list, after `next` of the page before if given.
 *
 * @throws the Data API's error
 */
export async function listPage(
  db: Supabase,
  key: ListKey,
  after: ListBound | null = null,
  size = pageSize,
): Promise<ConversationList> {
  const { data } = await db
    .rpc('list_page', {
      // "Today" begins with the reader's midnight.
      filters: { ...listToJson(key), zone: zoneHere() } as Json,
      page_size: size,
      ...(key.sort && { sort: key.sort }),
      ...(after && { after }),
    })
    .throwOnError()
  const page = data as { rows: ConversationRow[]; next: ListBound | null; is_cut: boolean }
  const rows = page.rows.map(conversationFromRow)
  return { rows, next: page.next, ...(page.is_cut && { isCut: true }) }
}

/**
 * The first `count` rows, in as few pages as it takes: what a catch-up compares with.
 *
 * @throws the Data API's error
 */
export async function firstRows(
  db: Supabase,
  key: ListKey,
  count: number,
): Promise<ConversationList> {
  let loaded = await listPage(db, key, null, Math.min(Math.max(count, pageSize), largestPage))
  while (loaded.next && !loaded.isCut && loaded.rows.length < count) {
    const more = await listPage(db, key, loaded.next, largestPage)
    loaded = { ...more, rows: [...loaded.rows, ...more.rows] }
  }
  return loaded
}

/** How many conversations each view holds, counted to 100 and no further. */
export type ViewCounts = Record<View, number> & {
  /** Open ones of each team one sees, by its id. */
  teams: Record<string, number>
}

/** @throws the Data API's error */
export async function viewCounts(db: Supabase): Promise<ViewCounts> {
  const { data } = await db.rpc('view_counts').throwOnError()
  return data as ViewCounts
}

/**
 * The id of the conversation with this number, or null where there is none that one may see.
 *
 * @throws the Data API's error
 */
export async function conversationIdByNumber(db: Supabase, number: number): Promise<string | null> {
  const { data } = await db
    .from('conversations')
    .select('id')
    .eq('number', number)
    .maybeSingle()
    .throwOnError()
  return data?.id ?? null
}

/**
 * The number people call this conversation by, or null where there is none that one may see.
 *
 * @throws the Data API's error
 */
export async function conversationNumber(db: Supabase, id: string): Promise<number | null> {
  const { data } = await db
    .from('conversations')
    .select('number')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return data?.number ?? null
}

/**
 * Number and customer of a conversation, or null where there is none that one may see.
 *
 * @throws the Data API's error
 */
export async function whoseConversation(db: Supabase, id: string) {
  const { data } = await db
    .from('conversations')
    .select('number, contact_name')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return data && { number: data.number, contactName: data.contact_name }
}

/**
 * How far this member has read a conversation: seq of a message, 0 for not at all.
 *
 * @throws the Data API's error
 */
export async function readSeqOf(db: Supabase, conversationId: string, readerId: string) {
  const { data } = await db
    .from('read_marks')
    .select('last_read_seq')
    .eq('conversation_id', conversationId)
    .eq('reader_id', readerId)
    .maybeSingle()
    .throwOnError()
  return data?.last_read_seq ?? 0
}

/** The topics that tell a member about its lists. */
export type MyTopics = {
  member: MemberTopic | ViewingTopic
  lists: ListTopic[]
  /** Hints about load, for those who may see it. */
  load: LoadTopic | null
}

/** @throws the Data API's error */
export async function myTopics(db: Supabase): Promise<MyTopics> {
  const { data } = await db.rpc('my_topics').throwOnError()
  return data as MyTopics
}
