import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'

export type InvitationWish = { email: string; role: string; teams: string[] }

/**
 * Asks an address to join; the letter goes out at once. Reasons: not_permitted, grant_exceeds_own,
 * email_invalid, role_not_found, team_not_found, member_exists, invitation_exists.
 */
export function invite(db: Supabase, wish: InvitationWish) {
  return verdict(db.rpc('invite_member', wish))
}

/** Mails it again, good for another week; the old link is dead. Reasons: not_permitted, grant_exceeds_own, invitation_not_found. */
export function resend(db: Supabase, invitation: string) {
  return verdict(db.rpc('resend_invitation', { invitation }))
}

/** Takes it back: its link is dead. Reasons: not_permitted, invitation_not_found. */
export function withdraw(db: Supabase, invitation: string) {
  return verdict(db.rpc('withdraw_invitation', { invitation }))
}
