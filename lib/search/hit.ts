import type { ConversationStatus } from '#lib/conversations/conversation.ts'

/** A message or note that a search found, and where. */
export type Hit = {
  kind: 'message' | 'note'
  at: string
  position: number
  /** Of a message; a note has none. */
  seq: number | null
  author: { kind: 'member' | 'contact' | 'system'; id: string | null }
  /** Plain and found pieces of text take turns, plain first. */
  snippet: string[]
  conversation: {
    id: string
    number: number
    contactName: string | null
    status: ConversationStatus
    teamId: string | null
    waitingSince: string | null
  }
}

/** What to ask for next; the database made it, and only the database reads it. */
export type Cursor = Record<string, unknown>

export type HitPage = {
  hits: Hit[]
  /** A conversation with the number that was typed. */
  numbered: { number: number; contactName: string | null; preview: string } | null
  next: Cursor | null
  /** The time back to which this page looked, where it stopped before the end. */
  reached: string | null
  /** Only words that every text has were asked for. */
  asksNothing: boolean
}

export type FoundContact = {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  avatarUrl: string | null
  companyName: string | null
  isSimilar: boolean
}
export type FoundCompany = { id: string; name: string; isSimilar: boolean }
export type FoundPage<Found> = { found: Found[]; next: Cursor | null }

/** Where a hit is: its conversation at that very message, or note. */
export function placeOfHit({ conversation, position, seq }: Hit): string {
  return `/inbox/all/${conversation.number}?${seq === null ? `p=${position}` : `m=${seq}`}`
}
