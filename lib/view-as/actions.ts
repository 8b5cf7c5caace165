'use server'

import { cookies, headers } from 'next/headers'
import { z } from 'zod'
import { homePath, safeNext } from '#lib/auth/paths.ts'
import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { currentViewing, ownToken } from '#lib/supabase/server.ts'
import { sessionCookie } from '#lib/supabase/session-cookie.ts'
import { takeViewing } from '#lib/supabase/view-as-token.ts'
import { viewingCookie, writeViewing } from '#lib/supabase/viewing.ts'

/**
 * Begins to show the desk as a member sees it: for this browser, reading only, for an hour at most.
 * Then go to `to` by a full page load (`location.assign`): nothing of one's own desk may stay in memory.
 *
 * @returns not_permitted, view_as_exceeds_own, view_as_self, member_not_found, view_as_is_read_only,
 *   network, unknown
 */
export async function startViewAs(memberId: string): Promise<Result<{ to: string }>> {
  if (!z.uuid().safeParse(memberId).success) return failed('member_not_found')
  if (await currentViewing()) return failed('view_as_is_read_only')
  const own = await ownToken()
  if (!own) return failed('not_a_member')
  const taken = await takeViewing(own, { member_id: memberId }, await whereFrom())
  if (!taken.ok) return taken
  const store = await cookies()
  store.set(viewingCookie, writeViewing(taken.value), sessionCookie())
  return ok({ to: homePath })
}

/** The page of this site that asked. */
async function whereFrom(): Promise<string> {
  const referer = (await headers()).get('referer')
  return safeNext(referer && URL.canParse(referer) ? new URL(referer).pathname : null)
}
