import type { Supabase } from '#lib/supabase/browser.ts'
import type { Invitation } from './invitation.ts'

/**
 * Invitations that were neither accepted nor withdrawn, the newest first; the expired too, because they
 * can be sent again. Empty to whoever lacks manage_members.
 *
 * @throws the Data API's error
 */
export async function openInvitations(db: Supabase): Promise<Invitation[]> {
  const { data } = await db
    .from('invitations')
    .select('id, email, role_id, team_ids, invited_by, expires_at, sent_at')
    .is('accepted_at', null)
    .is('withdrawn_at', null)
    .order('created_at', { ascending: false })
    .throwOnError()
  return data.map((row) => ({
    id: row.id,
    email: row.email,
    roleId: row.role_id,
    teamIds: row.team_ids,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at,
    sentAt: row.sent_at,
  }))
}
