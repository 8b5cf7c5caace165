import type { Availability } from '#lib/members/member.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Presence } from './availability.ts'

/** Sets one's own. Reasons: not_a_member, availability_unknown, view_as_is_read_only. */
export function setAvailability(db: Supabase, availability: Availability) {
  return verdict(db.rpc('set_availability', { availability }))
}

/**
 * Says that the desk is open, and learns how one stands. What silence had changed comes back by this.
 *
 * @param isIdle nobody has touched the desk since the last time
 * @throws the Data API's error
 */
export async function bePresent(db: Supabase, isIdle: boolean): Promise<Presence> {
  const { data } = await db.rpc('be_present', { idle: isIdle }).throwOnError()
  return data as Presence
}
