import { ok, type Result } from '#lib/kernel/result.ts'
import type { Availability } from '#lib/members/member.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Given } from './load.ts'

/** Sets the availability of a colleague. Reasons: not_permitted, member_not_found, availability_unknown. */
export function setMemberAvailability(
  db: Supabase,
  member: string,
  availability: Availability,
): Promise<Result<unknown>> {
  return verdict(db.rpc('set_member_availability', { member, availability }))
}

/** Gives a conversation to a member, though it be one too many. Reasons: not_permitted, conversation_not_found, member_not_found. */
export async function give(
  db: Supabase,
  conversation: string,
  member: string,
): Promise<Result<Given>> {
  const answer = await verdict(db.rpc('assign_conversation', { conversation, member }))
  if (!answer.ok) return answer
  const now = answer.value as { open: number; capacity: number; over_capacity: boolean }
  return ok({ open: now.open, capacity: now.capacity, isOver: now.over_capacity })
}
