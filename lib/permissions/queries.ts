import { mayI } from '#lib/members/member.ts'
import { currentMember } from '#lib/members/queries.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Permission } from './permission.ts'

/**
 * Does the caller's role hold one of these? A page that would bring nothing asks first.
 *
 * @param userId of the caller, from the session
 * @throws the Data API's error
 */
export async function holdsAny(
  db: Supabase,
  userId: string,
  ...permissions: Permission[]
): Promise<boolean> {
  const me = await currentMember(db, userId)
  return me !== null && permissions.some((permission) => mayI(me, permission))
}
