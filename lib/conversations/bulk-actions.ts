import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import {
  assign,
  close,
  markRead,
  move,
  reopen,
  setPriority,
  snooze,
  tag,
  unassign,
  untag,
  wake,
} from './commands.ts'
import type { Conversation } from './conversation.ts'

/** What can be done with many conversations at once: to each the verb that one conversation has. */
export type BulkAction =
  | { kind: 'assign'; member: string }
  | { kind: 'unassign' }
  | { kind: 'move'; team: string; note: string }
  | { kind: 'close' }
  | { kind: 'reopen' }
  | { kind: 'snooze'; until: Date | null; reason: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'untag'; tag: string }
  | { kind: 'priority'; points: number }
  | { kind: 'read' }

type Verb = () => Promise<Result<unknown>>

/** Would the action change this conversation? */
export function concerns(action: BulkAction, row: Conversation): boolean {
  switch (action.kind) {
    case 'assign':
      return row.assigneeId !== action.member
    case 'unassign':
      return row.assigneeId !== null
    case 'move':
      return row.teamId !== action.team
    case 'close':
      return row.status !== 'closed'
    case 'reopen':
      return row.status !== 'open'
    case 'snooze':
      return true
    case 'tag':
      return !row.tagIds.includes(action.tag)
    case 'untag':
      return row.tagIds.includes(action.tag)
    case 'priority':
      return pointsOf(row) !== action.points
    case 'read':
      return row.lastContactSeq > row.myReadSeq
  }
}

/** Does it to one conversation. Reasons: those of the verb. */
export function verbOf(db: Supabase, action: BulkAction, { id, lastSeq }: Conversation): Verb {
  switch (action.kind) {
    case 'assign':
      return () => assign(db, id, action.member)
    case 'unassign':
      return () => unassign(db, id)
    case 'move':
      return () => move(db, id, action.team, action.note)
    case 'close':
      return () => close(db, id)
    case 'reopen':
      return () => reopen(db, id)
    case 'snooze':
      return () => snooze(db, id, action.until, action.reason)
    case 'tag':
      return () => tag(db, id, action.tag)
    case 'untag':
      return () => untag(db, id, action.tag)
    case 'priority':
      return () => setPriority(db, id, action.points)
    case 'read':
      return () => markRead(db, id, lastSeq)
  }
}

/** What puts a conversation back as it was; null where nothing can: who has read has read. */
export function undoOf(db: Supabase, action: BulkAction, before: Conversation): Verb | null {
  const { id, assigneeId, teamId } = before
  const giveBack = () => (assigneeId === null ? unassign(db, id) : assign(db, id, assigneeId))
  switch (action.kind) {
    case 'assign':
    case 'unassign':
      return giveBack
    case 'move':
      if (teamId === null) return null
      return async () => {
        const back = await move(db, id, teamId, '')
        return back.ok && assigneeId !== null ? giveBack() : back
      }
    case 'close':
    case 'reopen':
    case 'snooze':
      if (before.status === 'closed') return () => close(db, id)
      if (before.status === 'snoozed') return () => sleepAgain(db, before)
      return action.kind === 'snooze' ? () => wake(db, id) : () => reopen(db, id)
    case 'tag':
      return () => untag(db, id, action.tag)
    case 'untag':
      return () => tag(db, id, action.tag)
    case 'priority':
      return () => setPriority(db, id, pointsOf(before))
    case 'read':
      return null
  }
}

async function sleepAgain(db: Supabase, { id, snoozedUntil }: Conversation) {
  const back = await reopen(db, id)
  return back.ok ? snooze(db, id, snoozedUntil === null ? null : new Date(snoozedUntil), '') : back
}

/** What somebody added by hand. */
function pointsOf({ totalPriority, priority }: Conversation): number {
  return totalPriority - priority
}
