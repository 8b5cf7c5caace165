/** Another conversation that seems to be about the same, and why it is thought so. */
export type SimilarConversation = {
  id: string
  number: number
  contactId: string
  contactName: string | null
  preview: string
  lastMessageAt: string
  why: 'same_person' | 'same_email' | 'same_phone' | 'same_name'
}

/** What may be merged with a conversation: others of the same person, not merged yet. */
export type MergeCandidate = {
  id: string
  number: number
  preview: string
  lastMessageAt: string
  status: 'open' | 'snoozed' | 'closed'
  waitingSince: string | null
  snoozedUntil: string | null
}
