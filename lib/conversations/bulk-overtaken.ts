import type { Supabase } from '#lib/supabase/browser.ts'
import type { BulkAction } from './bulk-actions.ts'
import type { Conversation, ConversationStatus } from './conversation.ts'

/** What of a conversation somebody else may have changed since. */
export type Standing = Pick<Conversation, 'status' | 'assigneeId' | 'teamId' | 'lastContactSeq'>

/**
 * Has somebody done something since that putting a conversation back would undo, too? A colleague may have
 * taken it, the customer may have written. What the balancer does with what was put back among the
 * unassigned does not count.
 */
export function isOvertaken(action: BulkAction, before: Standing, now: Standing): boolean {
  switch (action.kind) {
    case 'assign':
      return now.assigneeId !== action.member
    case 'move':
      return now.teamId !== action.team
    case 'close':
    case 'reopen':
    case 'snooze':
      return now.status !== left[action.kind] || now.lastContactSeq !== before.lastContactSeq
    default:
      return false
  }
}

const left: Record<'close' | 'reopen' | 'snooze', ConversationStatus> = {
  close: 'closed',
  reopen: 'open',
  snooze: 'snoozed',
}

/**
 * How a conversation stands now; null where one does not see it any more.
 *
 * @throws the Data API's error
 */
export async function standingOf(db: Supabase, id: string): Promise<Standing | null> {
  const { data } = await db
    .from('conversations')
    .select('status, assignee_id, team_id, last_contact_seq')
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  return (
    data && {
      status: data.status as ConversationStatus,
      assigneeId: data.assignee_id,
      teamId: data.team_id,
      lastContactSeq: data.last_contact_seq,
    }
  )
}
