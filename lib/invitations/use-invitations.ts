'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { invite, resend, withdraw, type InvitationWish } from './commands.ts'
import type { Invitation } from './invitation.ts'
import { openInvitations } from './queries.ts'

const invitationsKey = ['invitations'] as const

/** The open invitations; soon asked for again while a letter is on its way. */
export function useInvitations(db: Supabase, initial: Invitation[]): Invitation[] {
  return useQuery({
    queryKey: invitationsKey,
    queryFn: () => openInvitations(db),
    initialData: initial,
    refetchInterval: ({ state }) =>
      state.data?.some(({ sentAt }) => sentAt === null) ? 1_500 : 20_000,
  }).data
}

/** The verbs of invitations; what they changed is on the screen when they are done. */
export function useInvitationVerbs(db: Supabase) {
  const cache = useQueryClient()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await cache.invalidateQueries({ queryKey: invitationsKey })
    return result
  }
  return {
    invite: (wish: InvitationWish) => then(invite(db, wish)),
    resend: (invitation: string) => then(resend(db, invitation)),
    withdraw: (invitation: string) => then(withdraw(db, invitation)),
  }
}
