/** A member who had to do with a conversation. */
export type Participant = {
  memberId: string
  replied: boolean
  noted: boolean
  mentioned: boolean
}

type ParticipantJson = {
  member_id: string
  replied: boolean
  noted: boolean
  mentioned: boolean
}

/** `public.participants` as it comes. */
export function participantsFromJson(json: unknown): Participant[] {
  return (json as ParticipantJson[]).map(({ member_id: memberId, replied, noted, mentioned }) => ({
    memberId,
    replied,
    noted,
    mentioned,
  }))
}
