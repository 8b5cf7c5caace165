import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { reasonIn } from '#lib/outbox/outcome.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

/* The verbs of a conversation: each calls one database function, each may be repeated without harm. */

/** Gives it to a member. Reasons: not_permitted, conversation_not_found, member_not_found. */
export function assign(db: Supabase, conversation: string, member: string) {
  return done(db.rpc('assign_conversation', { conversation, member }))
}

/** Puts it back among the unassigned. Reasons: not_permitted, conversation_not_found. */
export function unassign(db: Supabase, conversation: string) {
  return done(db.rpc('unassign_conversation', { conversation }))
}

/** Hands it to a team, where it waits unassigned. Reasons: not_permitted, conversation_not_found, team_not_found. */
export function move(db: Supabase, conversation: string, team: string) {
  return done(db.rpc('move_conversation', { conversation, team }))
}

/** Reasons: not_permitted, conversation_not_found. */
export function close(db: Supabase, conversation: string) {
  return done(db.rpc('close_conversation', { conversation }))
}

/** Reasons: not_permitted, conversation_not_found. */
export function reopen(db: Supabase, conversation: string) {
  return done(db.rpc('reopen_conversation', { conversation }))
}

/**
 * Takes back what mentions opened to a member: one's own mentions, or with `assign` anybody's. Reasons:
 * not_permitted, conversation_not_found.
 */
export function withdrawMention(db: Supabase, conversation: string, member: string) {
  return done(db.rpc('withdraw_mention', { conversation, member }))
}

type Answer = { error: { message: string } | null; status: number }

async function done(call: PromiseLike<Answer>): Promise<Result<null>> {
  const { error, status } = await call
  if (!error) return ok(null)
  return failed(status === 0 || status >= 500 ? 'network' : reasonIn(error.message))
}
