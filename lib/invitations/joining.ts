import { adminClient } from '#lib/supabase/admin.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import type { Result } from '#lib/kernel/result.ts'

/*
 * What happens behind the link of an invitation, before anybody is a member: with the secret key, because
 * a stranger has no rights. The token is the right, and each function asks for it.
 */

/** An invitation as the holder of its link may see it. */
export type OpenedInvitation = {
  email: string
  state: 'open' | 'expired' | 'used' | 'withdrawn'
  inviterName: string
  workspaceName: string
  /** The address's account in Auth, proven or not. */
  account: { id: string; isConfirmed: boolean } | null
}

/** Null where no invitation has this token: never, or not any more, because it was sent again. */
export async function invitationBehind(token: string): Promise<OpenedInvitation | null> {
  if (!/^[0-9a-f]{64}$/.test(token)) return null
  const { data } = await adminClient().rpc('invitation_by_token', { token }).throwOnError()
  const found = data as FoundJson | null
  return (
    found && {
      email: found.email,
      state: found.state,
      inviterName: found.inviter_name,
      workspaceName: found.workspace_name,
      account:
        found.account_id === null
          ? null
          : { id: found.account_id, isConfirmed: found.account_is_confirmed },
    }
  )
}

type FoundJson = {
  email: string
  state: OpenedInvitation['state']
  inviter_name: string
  workspace_name: string
  account_id: string | null
  account_is_confirmed: boolean
}

export type Joining = { token: string; name: string; locale: string }

/**
 * Makes a proven account a member. Reasons: invitation_not_found, invitation_used, invitation_withdrawn,
 * invitation_expired, account_not_proven, member_exists, member_name_empty, network.
 */
export function acceptAs(account: string, joining: Joining): Promise<Result<unknown>> {
  return verdict(adminClient().rpc('accept_invitation', { account, ...joining }))
}

/**
 * Makes the account that the invitation is for, with a password, and a member of it; without a member
 * there remains no account. An account that never proved this address is replaced, so that whoever made
 * it keeps neither its password nor a session: the link in hand is the proof.
 *
 * @returns reasons as acceptAs, and account_exists where the address has proven an account of its own
 */
export async function joinWithNewAccount(
  { email, account }: OpenedInvitation,
  password: string,
  joining: Joining,
): Promise<Result<unknown>> {
  if (account?.isConfirmed) return { ok: false, reason: 'account_exists' }
  const { admin } = adminClient().auth
  if (account) {
    const removed = await admin.deleteUser(account.id)
    if (removed.error) throw removed.error
  }
  const made = await admin.createUser({ email, password, email_confirm: true })
  if (made.error?.code === 'email_exists') return { ok: false, reason: 'account_exists' }
  if (made.error) throw made.error
  const accepted = await acceptAs(made.data.user.id, joining)
  if (!accepted.ok) await admin.deleteUser(made.data.user.id)
  return accepted
}
