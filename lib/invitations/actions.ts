'use server'

import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { passwordProblem } from '#lib/auth/password.ts'
import { homePath } from '#lib/auth/paths.ts'
import { refuse } from '#lib/auth/refuse.ts'
import { serverClient } from '#lib/supabase/server.ts'
import { acceptAs, invitationBehind, joinWithNewAccount } from './joining.ts'

export type JoinAnswer = { ok: false; reason: string; reference?: string }

/** Joins the team with a new account: `token`, `name`, `password`. Then the person is at the desk. */
export async function join(_before: JoinAnswer | null, form: FormData): Promise<JoinAnswer> {
  const joining = await joiningOf(form)
  const password = form.get('password')?.toString() ?? ''
  const problem = passwordProblem(password)
  if (problem) return { ok: false, reason: problem }
  const invitation = await invitationBehind(joining.token)
  if (!invitation) return { ok: false, reason: 'invitation_not_found' }
  // Before any account is made: the database would refuse, but only then.
  if (invitation.state !== 'open') return { ok: false, reason: `invitation_${invitation.state}` }
  try {
    const joined = await joinWithNewAccount(invitation, password, joining)
    if (!joined.ok) return joined
  } catch (error) {
    return refuse('join', error as Error)
  }
  const { auth } = await serverClient()
  const { error } = await auth.signInWithPassword({ email: invitation.email, password })
  // The account is there and the person is on the team: the door will let them in.
  redirect(error ? '/sign-in' : homePath)
}

/** Joins the team with the account that is signed in: `token`, `name`. */
export async function joinSignedIn(
  _before: JoinAnswer | null,
  form: FormData,
): Promise<JoinAnswer> {
  const { data, error } = await (await serverClient()).auth.getUser()
  if (error) return refuse('join_signed_in', error)
  const joined = await acceptAs(data.user.id, await joiningOf(form))
  if (!joined.ok) return joined
  redirect(homePath)
}

async function joiningOf(form: FormData) {
  const text = (name: string) => form.get(name)?.toString().trim() ?? ''
  return { token: text('token'), name: text('name'), locale: await getLocale() }
}
