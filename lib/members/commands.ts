import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'

/* The verbs about a member, for those with manage_members; what members change of their own is profile.ts. */

export type MemberChange = { name: string; role: string; capacity: number }

/**
 * Effective at once, on every screen of that member. Reasons: not_permitted, grant_exceeds_own,
 * member_not_found, role_not_found, member_name_empty, capacity_invalid, last_superadmin.
 */
export function updateMember(db: Supabase, member: string, change: MemberChange) {
  return verdict(db.rpc('update_member', { member, ...change }))
}

/**
 * Shuts a member out at once; its unfinished conversations go back to their teams, and the answer says
 * how many. Reasons: not_permitted, grant_exceeds_own, member_not_found, deactivate_self, last_superadmin.
 */
export async function deactivateMember(db: Supabase, member: string) {
  const result = await verdict(db.rpc('deactivate_member', { member }))
  if (!result.ok) return result
  return { ok: true as const, value: (result.value as Returned).conversations_returned }
}

type Returned = { conversations_returned: number }

/** Lets a deactivated member in again. Reasons: not_permitted, grant_exceeds_own, member_not_found. */
export function reactivateMember(db: Supabase, member: string) {
  return verdict(db.rpc('reactivate_member', { member }))
}
