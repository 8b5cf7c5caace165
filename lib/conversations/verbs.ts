import type { Supabase } from '#lib/supabase/browser.ts'
import { assign, close, move, reopen, unassign, withdrawMention } from './commands.ts'
import type { LiveTimeline } from './timeline-live.ts'

/** The verbs of an open conversation: each shows at once what it will change, and takes it back if refused. */
export function verbsOf(db: Supabase, live: LiveTimeline) {
  const id = live.conversationId
  return {
    assign: (member: string) => live.run(() => assign(db, id, member), { assigneeId: member }),
    unassign: () => live.run(() => unassign(db, id), { assigneeId: null }),
    move: (team: string) => live.run(() => move(db, id, team), { teamId: team, assigneeId: null }),
    close: () => live.run(() => close(db, id), { status: 'closed', waitingSince: null }),
    withdrawMention: (member: string) => live.run(() => withdrawMention(db, id, member), {}),
    reopen: () => live.run(() => reopen(db, id), { status: 'open', snoozedUntil: null }),
  }
}
