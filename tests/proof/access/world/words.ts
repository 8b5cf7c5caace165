import type { Contact } from './contacts.ts'
import type { Conversation } from './conversations.ts'
import { idOf } from './ids.ts'

/*
 * Every text of the world carries a mark of eight digits: whatever a door answers is searched for marks, and
 * each one found has to be one that the rules let this person read.
 */

/** said: a message · noted: a note · unsaid: what a deleted message said · secret: an inbox's · mail: a customer's */
export type Kind = 'said' | 'noted' | 'unsaid' | 'secret' | 'mail'

export type Word = { kind: Kind; mark: string; conversation?: Conversation; contact?: Contact }

const known = new Map<string, Word>()

function word(kind: Kind, name: string, rest: Partial<Word>): string {
  const mark = `${kind}-${idOf(`${kind}/${name}`).slice(0, 8)}`
  known.set(mark, { kind, mark, ...rest })
  return mark
}

export const said = (conversation: Conversation) => word('said', conversation.id, { conversation })
export const noted = (conversation: Conversation) =>
  word('noted', conversation.id, { conversation })
export const unsaid = (conversation: Conversation) =>
  word('unsaid', conversation.id, { conversation })
export const mail = (contact: Contact) => word('mail', contact.id, { contact })
export const inboxSecret = word('secret', 'inbox', {})

/** The marked texts in whatever a door answered. */
export function wordsIn(answer: string | null | undefined): Word[] {
  const marks = new Set(answer?.match(/\b(?:said|noted|unsaid|secret|mail)-[0-9a-f]{8}\b/g))
  return [...marks].flatMap((mark) => known.get(mark) ?? [])
}
