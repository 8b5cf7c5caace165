import type { Contact } from '../world/contacts.ts'
import type { Conversation } from '../world/conversations.ts'
import type { Member } from '../world/members.ts'
import type { Who } from '../world/who.ts'
import { conversations } from '../world/conversations.ts'
import { wordsIn, type Kind, type Word } from '../world/words.ts'

/* The rules that every noun speaks of. They are the product's promise in words, and know no policy. */

/** A member sees what the role's scope reaches, own work, and what an open mention opens. */
export function memberSees(member: Member, c: Conversation): boolean {
  const isInMyTeam = c.team !== null && member.teams.includes(c.team)
  if (member.scope === 'all') return true
  if (c.assignee === member || c.mentioned.includes(member)) return true
  if (member.scope === 'teams') return isInMyTeam
  return member.seesUnassigned && isInMyTeam && c.assignee === null
}

/** A customer sees its own conversations, in the state of being neither blocked nor signed out. */
export const sees = (who: Who, c: Conversation): boolean =>
  who.member ? memberSees(who.member, c) : who.contact !== undefined && who.contact === c.contact

export const isMember = (who: Who): boolean => who.member !== undefined
export const isBackend = (who: Who): boolean => who.role === 'service_role'
export const memberWhoSees = (who: Who, c: Conversation): boolean => isMember(who) && sees(who, c)
export const holds = (who: Who, permission: string): boolean =>
  who.member?.permissions.includes(permission) ?? false

/** A member knows a customer by a conversation that it sees, or wrote it in; whoever sees all knows all. */
export const knows = (who: Who, contact: Contact): boolean =>
  who.member !== undefined &&
  (who.member.scope === 'all' ||
    contact.writtenBy === who.member.id ||
    conversations.some((c) => c.contact === contact && sees(who, c)))

/** Whether somebody may read a marked text, wherever it turns up. */
export function mayRead(who: Who, word: Word): boolean {
  if (isBackend(who)) return true
  switch (word.kind) {
    case 'said':
      return sees(who, word.conversation!)
    case 'noted':
      return memberWhoSees(who, word.conversation!)
    case 'unsaid':
      return memberWhoSees(who, word.conversation!) && holds(who, 'read_deleted') && !who.onlyLooks
    case 'mail':
      return knows(who, word.contact!) || who.contact === word.contact
    case 'secret':
      return false
  }
}

/** The marked texts in an answer that this person must not read, for the report; '' when there are none. */
export function leaks(who: Who, answer: string | null | undefined, allowed: Kind[] = []): string {
  const wrong = wordsIn(answer).filter(
    (word) => !allowed.includes(word.kind) && !mayRead(who, word),
  )
  if (wrong.length === 0) return ''
  const told = wrong.map(
    (word) => `${word.kind} (${word.conversation?.relation ?? word.contact?.name ?? ''})`,
  )
  return `leaks ${[...new Set(told)].slice(0, 3).join(', ')}`
}
