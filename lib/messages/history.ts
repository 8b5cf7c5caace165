import { attachmentFromJson, type Attachment, type AttachmentJson } from '#lib/files/attachment.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Message } from './message.ts'

/* What a message said before: the ledger's entries of one message, as the timeline shows them. */

export type EarlierText = {
  /** Counts from 1; restore_message takes it. */
  revision: number
  /** What was done to it, by whom and when. */
  change: 'edited' | 'deleted' | 'restored' | 'erased'
  changedBy: string
  changedAt: string
  /** What the message said until then; '' where it was deleted, null where it was erased for ever. */
  before: string | null
  /** What it said from then on; null where that was erased. */
  after: string | null
}

export type MessageHistory = {
  /** The last change first. */
  texts: EarlierText[]
  /** Files of a deleted message; the reader may fetch them for an hour. */
  files: Attachment[]
}

type HistoryJson = {
  entries: {
    revision: number
    change: EarlierText['change']
    body: string | null
    changed_by: string
    changed_at: string
  }[]
  attachments: AttachmentJson[]
}

/**
 * Opens the ledger at one message. Whoever does is written to the audit log.
 *
 * @param message as it is now: what the last change led to
 * @throws the Data API's error; reasons: not_permitted, message_not_found
 */
export async function messageHistory(db: Supabase, message: Message): Promise<MessageHistory> {
  const { conversationId: conversation, seq, body, deletedAt } = message
  const { data } = await db.rpc('message_history', { conversation, seq }).throwOnError()
  return historyFromJson(data as HistoryJson, deletedAt ? '' : body)
}

/** @param body what the message says now; '' where it is deleted */
export function historyFromJson(json: HistoryJson, body: string): MessageHistory {
  const { entries } = json
  const texts = entries.map((entry, n): EarlierText => {
    const next = entries[n + 1]
    return {
      revision: entry.revision,
      change: entry.change,
      changedBy: entry.changed_by,
      changedAt: entry.changed_at,
      before: entry.body,
      after: entry.change === 'erased' ? null : next ? next.body : body,
    }
  })
  const isErased = entries.some(({ change }) => change === 'erased')
  return {
    texts: texts.reverse(),
    files: isErased ? [] : json.attachments.map(attachmentFromJson),
  }
}

/** Can a message say this again? Not what was blank or erased, and not what it says now. */
export function isRestorable({ before }: EarlierText, message: Message): boolean {
  if (!before) return false
  return message.deletedAt !== null || before !== message.body
}
