import type { Noun, Probe } from '../matrix/probe.ts'
import { maria, pavel, silent, visitor } from '../world/contacts.ts'
import { colleagues, type Conversation } from '../world/conversations.ts'
import type { Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { calls, uuid, verb } from './doors.ts'
import { knows, memberWhoSees, sees } from './sight.ts'

/** What merging a conversation into a colleague's of one's team answers. */
function merging(who: Who, c: Conversation): string {
  const answer = verb(who, 'merge')
  if (answer !== 'ok') return answer
  if (c === colleagues) return 'conversations_same'
  if (!sees(who, c) || !sees(who, colleagues)) return 'conversation_not_found'
  return c.contact === colleagues.contact ? 'ok' : 'conversations_of_others'
}

function tellingApart(who: Who, c: Conversation): string {
  const answer = verb(who, 'merge')
  if (answer !== 'ok') return answer
  return c !== colleagues && sees(who, c) && sees(who, colleagues) ? 'ok' : 'conversation_not_found'
}

const looking = (who: Who, c: Conversation): string => {
  if (verb(who, 'merge') === 'denied') return 'denied'
  return memberWhoSees(who, c) ? 'ok' : 'conversation_not_found'
}

const perConversation = (who: Who, c: Conversation): Probe[] => [
  calls(
    who,
    'merge_conversations',
    c.relation,
    `${uuid(c.id)}, ${uuid(colleagues.id)}`,
    merging(who, c),
  ),
  calls(who, 'split_conversation', c.relation, uuid(c.id), verb(who, 'merge', c)),
  calls(who, 'similar_conversation', c.relation, uuid(c.id), looking(who, c)),
  calls(
    who,
    'tell_conversations_apart',
    c.relation,
    `${uuid(c.id)}, ${uuid(colleagues.id)}`,
    tellingApart(who, c),
  ),
]

/** Merging takes the permission and sight of both; a suggestion tells of nothing that one does not see. */
export const mergingRules: Noun = {
  name: 'merging',
  covers: {
    functions: [
      'merge_contacts',
      'split_contact',
      'merge_conversations',
      'split_conversation',
      'similar_conversation',
      'tell_conversations_apart',
    ],
  },
  probes: (who) => {
    const answer = verb(who, 'merge')
    const pairs = [
      [visitor, pavel],
      [visitor, maria],
      [silent, maria],
    ] as const
    return [
      ...targetsFor(who).flatMap((c) => perConversation(who, c)),
      ...pairs.map(([contact, into]) =>
        calls(
          who,
          'merge_contacts',
          `${contact.name} into ${into.name}`,
          `${uuid(contact.id)}, ${uuid(into.id)}`,
          answer !== 'ok' || (knows(who, contact) && knows(who, into))
            ? answer
            : 'contact_not_found',
        ),
      ),
      calls(
        who,
        'split_contact',
        visitor.name,
        uuid(visitor.id),
        answer !== 'ok' || knows(who, visitor) ? answer : 'contact_not_found',
      ),
    ]
  },
}
