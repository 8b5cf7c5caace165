import type { Result } from '#lib/kernel/result.ts'
import type { Availability } from '#lib/members/member.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'

/** Sets the availability of a colleague. Reasons: not_permitted, member_not_found, availability_unknown. */
export function setMemberAvailability(
  db: Supabase,
  member: string,
  availability: Availability,
): Promise<Result<unknown>> {
  return verdict(db.rpc('set_member_availability', { member, availability }))
}
