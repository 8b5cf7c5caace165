'use server'

import { passwordRefusal } from '#lib/supabase/password-refusal.ts'
import { currentViewing, serverClient } from '#lib/supabase/server.ts'
import { passwordProblem } from './password.ts'
import { refuse, type FormAnswer } from './refuse.ts'

/**
 * Changes the caller's password: `current`, `password`. Every other session of theirs ends.
 *
 * @returns wrong_password, weak_password, password_too_long, same_password, view_as_is_read_only, …
 */
export async function changePassword(
  _before: FormAnswer | null,
  form: FormData,
): Promise<FormAnswer> {
  // Else somebody who looks through a member's eyes would change their own password by mistake.
  if (await currentViewing()) return { ok: false, reason: 'view_as_is_read_only' }
  const password = form.get('password')?.toString() ?? ''
  const problem = passwordProblem(password)
  if (problem) return { ok: false, reason: problem }
  const { auth } = await serverClient()
  const { data, error } = await auth.getUser()
  if (error) return refuse('change_password', error)
  const wrong = await passwordRefusal(data.user.email ?? '', form.get('current')?.toString() ?? '')
  if (wrong) {
    const refused = await refuse('check_password', wrong)
    return refused.reason === 'invalid_credentials'
      ? { ok: false, reason: 'wrong_password' }
      : refused
  }
  const changed = await auth.updateUser({ password })
  if (changed.error) return refuse('change_password', changed.error)
  await auth.signOut({ scope: 'others' })
  return { ok: true }
}

/** Ends every session of the caller's but this one. */
export async function signOutElsewhere(): Promise<FormAnswer> {
  if (await currentViewing()) return { ok: false, reason: 'view_as_is_read_only' }
  const { auth } = await serverClient()
  const { error } = await auth.signOut({ scope: 'others' })
  return error ? refuse('sign_out_elsewhere', error) : { ok: true }
}
