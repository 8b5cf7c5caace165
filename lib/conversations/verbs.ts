import type { Supabase } from '#lib/supabase/browser.ts'
import {
  assign,
  claim,
  close,
  move,
  reopen,
  setPriority,
  setUrgentAt,
  snooze,
  tag as putOn,
  unassign,
  untag,
  wake,
  withdrawMention,
} from './commands.ts'
import type { LiveTimeline } from './timeline-live.ts'

export type Verbs = ReturnType<typeof verbsOf>

/** The verbs of an open conversation: each shows at once what it will change, and takes it back if refused. */
export function verbsOf(db: Supabase, live: LiveTimeline, me: string) {
  const id = live.conversationId
  return {
    claim: () => live.run(() => claim(db, id), { assigneeId: me }),
    assign: (member: string) => live.run(() => assign(db, id, member), { assigneeId: member }),
    unassign: () => live.run(() => unassign(db, id), { assigneeId: null }),
    move: (team: string, note = '') =>
      live.run(() => move(db, id, team, note), { teamId: team, assigneeId: null }),
    setPriority: (priority: number) => live.run(() => setPriority(db, id, priority), {}),
    setUrgentAt: (at: Date | null) => live.run(() => setUrgentAt(db, id, at), {}),
    snooze: (until: Date | null, reason: string) =>
      live.run(() => snooze(db, id, until, reason), {
        status: 'snoozed',
        snoozedUntil: until && until.toISOString(),
      }),
    wake: () => live.run(() => wake(db, id), { status: 'open', snoozedUntil: null }),
    close: () => live.run(() => close(db, id), { status: 'closed', waitingSince: null }),
    /** `tagIds` are those it carries now. */
    toggleTag: (tagIds: readonly string[], tag: string, isOn: boolean) => {
      const others = tagIds.filter((each) => each !== tag)
      const change = isOn ? putOn : untag
      return live.run(() => change(db, id, tag), { tagIds: isOn ? [...others, tag] : others })
    },
    withdrawMention: (member: string) => live.run(() => withdrawMention(db, id, member), {}),
    reopen: () => live.run(() => reopen(db, id), { status: 'open', snoozedUntil: null }),
  }
}
