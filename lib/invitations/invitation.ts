/** Somebody asked to join, who has not answered yet; instants as ISO 8601. */
export type Invitation = {
  id: string
  email: string
  roleId: string
  teamIds: string[]
  invitedBy: string
  expiresAt: string
  /** Null while the letter is on its way. */
  sentAt: string | null
}

/** What the people screen says about an invitation, with the instant that it is about. */
export type Standing =
  | { state: 'sending' }
  | { state: 'open'; expiresAt: string }
  | { state: 'expired'; expiresAt: string }

/** @param now milliseconds since the epoch */
export function standingOf({ expiresAt, sentAt }: Invitation, now: number): Standing {
  if (Date.parse(expiresAt) <= now) return { state: 'expired', expiresAt }
  return sentAt === null ? { state: 'sending' } : { state: 'open', expiresAt }
}
