import { createHash } from 'node:crypto'
import { sendMail } from '#lib/email/send.ts'
import { invitation, type InvitationLetter } from '#lib/email/templates/invitation.ts'
import { env } from '#lib/kernel/env.ts'
import type { Sql } from '#lib/queue/database.ts'
import type { Handler } from '../handler.ts'

/**
 * Mails somebody the link to join the team. The token is made here and stands in the mail only: the job
 * and the log know the invitation's id, the database the token's hash.
 *
 * Each try makes a new token and so kills the link of an earlier one. A worker that dies between the
 * provider's yes and the end of the job mails twice; then the newer link is the good one.
 */
export const mailInvitation: Handler<'members/mail-invitation'> = async (payload, { database }) => {
  const id = payload.invitation_id
  const [letter] = await database.sql<Found>(openInvitation, [id])
  const token = letter && (await issueToken(database.sql, id))
  if (!token) return 'nothing'
  const joinUrl = new URL('/invite', env('APP_URL'))
  joinUrl.searchParams.set('token', token)
  try {
    await sendMail({
      // Another token is another mail: with one key the provider would keep the dead link's.
      key: `invitation:${id}:${fingerprint(token)}`,
      to: { name: null, address: letter.email },
      ...invitation({ ...letter, joinUrl: joinUrl.href }),
    })
  } catch (error) {
    // The people screen says "on its way" again, not "sent".
    await database.sql('update public.invitations set sent_at = null where id = $1', [id])
    throw error
  }
  return 'mailed'
}

type Found = Omit<InvitationLetter, 'joinUrl'> & { email: string }

const openInvitation = `
  select i.email, i.expires_at as "expiresAt", w.name as workspace, m.name as inviter, m.locale
  from public.invitations i
  join public.members m on m.id = i.invited_by
  cross join public.workspace w
  where i.id = $1 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()`

/** Null where the invitation was withdrawn or used a moment ago. */
async function issueToken(sql: Sql, invitation: string): Promise<string | null> {
  const [row] = await sql<{ token: string | null }>(
    'select public.issue_invitation_token($1) as token',
    [invitation],
  )
  return row?.token ?? null
}

function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 16)
}
