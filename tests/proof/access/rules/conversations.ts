import type { Noun, Probe } from '../matrix/probe.ts'
import { conversations, conversationsFor, type Conversation } from '../world/conversations.ts'
import { darya, gone } from '../world/members.ts'
import { isSpecialist, type Who } from '../world/who.ts'
import { teamIds } from '../world/places.ts'
import { calls, reads, tells, uuid, verb, type Row } from './doors.ts'
import { isBackend, memberWhoSees } from './sight.ts'

/** Rows of a table that hang on a conversation: one cell for each conversation. */
export const perConversation = (who: Who, visible: (c: Conversation) => boolean): Row[] =>
  conversations.map((c) => ({
    key: c.id,
    relation: c.relation,
    visible: isBackend(who) || visible(c),
  }))

/** The conversations at which a verb is tried: specialists differ in what they may, not in what they see. */
export const targetsFor = (who: Who): Conversation[] =>
  isSpecialist(who) ? conversations.slice(0, 1) : conversationsFor(who.member)

const verbs = (who: Who, c: Conversation): Probe[] => {
  const at = (name: string, permission: string, rest = '') =>
    calls(who, name, c.relation, `${uuid(c.id)}${rest}`, verb(who, permission, c))
  return [
    at('assign_conversation', 'assign', `, ${uuid(darya.id)}`),
    calls(
      who,
      'assign_conversation',
      `${c.relation}, to a deactivated member`,
      `${uuid(c.id)}, ${uuid(gone.id)}`,
      verb(who, 'assign', c) === 'ok' ? 'member_not_found' : verb(who, 'assign', c),
    ),
    at('unassign_conversation', 'assign'),
    at('move_conversation', 'assign', `, ${uuid(teamIds.hotels)}`),
    at('close_conversation', 'close'),
    at('reopen_conversation', 'close'),
  ]
}

/** Who sees a conversation, its events and how far it was read; what members do with it. */
export const conversationRules: Noun = {
  name: 'conversations',
  covers: {
    tables: ['conversations', 'conversation_events'],
    functions: [
      'assign_conversation',
      'unassign_conversation',
      'move_conversation',
      'close_conversation',
      'reopen_conversation',
    ],
  },
  probes: (who) => [
    reads(
      who,
      'select conversations',
      'select id from public.conversations',
      perConversation(who, (c) => memberWhoSees(who, c)),
    ),
    reads(
      who,
      'select conversation_events',
      'select conversation_id from public.conversation_events',
      perConversation(who, (c) => memberWhoSees(who, c)),
    ),
    tells(who, 'select conversations', 'select * from public.conversations'),
    ...targetsFor(who).flatMap((c) => verbs(who, c)),
  ],
}
