import type { Noun } from '../matrix/probe.ts'
import { conversations, type Conversation } from '../world/conversations.ts'
import { idOf } from '../world/ids.ts'
import { boris, vera } from '../world/members.ts'
import type { Who } from '../world/who.ts'
import { perConversation, targetsFor } from './conversations.ts'
import { calls, reads, tells, uuid, verb } from './doors.ts'
import { memberWhoSees, sees } from './sight.ts'

const mentioning = new Set(
  conversations.filter((c) => c.mentioned.length + c.shutOut.length > 0).map((c) => c.id),
)

function withdrawing(who: Who, c: Conversation, isOpen: boolean): string {
  const answer = verb(who, 'assign', c)
  if (answer === 'not_permitted')
    return !sees(who, c) ? 'conversation_not_found' : isOpen ? answer : 'ok'
  return answer === 'not_a_member' && who.isViewing ? 'view_as_is_read_only' : answer
}

/** All notes of this world are Vera's. */
function changing(who: Who, c: Conversation): string {
  const answer = verb(who, 'note', c)
  if (answer === 'conversation_not_found') return 'note_not_found'
  return answer === 'ok' && who.member?.id !== vera.id ? 'note_not_yours' : answer
}

/** Notes and mentions: members who see the conversation. A customer never, not even of its own. */
export const noteRules: Noun = {
  name: 'notes',
  covers: {
    tables: ['notes', 'mentions'],
    functions: ['write_note', 'withdraw_mention', 'edit_note', 'delete_note'],
  },
  probes: (who) => {
    const rows = perConversation(who, (c) => memberWhoSees(who, c))
    return [
      reads(who, 'select notes', 'select conversation_id from public.notes', rows),
      tells(who, 'select notes', 'select * from public.notes'),
      reads(
        who,
        'select mentions',
        'select conversation_id from public.mentions',
        rows.filter((row) => mentioning.has(row.key)),
      ),
      ...targetsFor(who).flatMap((c) => [
        calls(
          who,
          'write_note',
          c.relation,
          `${uuid(c.id)}, ${uuid(idOf('new note'))}, 'Aside', array[${uuid(boris.id)}]`,
          verb(who, 'note', c),
        ),
        ...(['edit_note', 'delete_note'] as const).map((name) =>
          calls(
            who,
            name,
            c.relation,
            `(select id from public.notes where conversation_id = ${uuid(c.id)} limit 1)${name === 'edit_note' ? ", 'Aside'" : ''}`,
            changing(who, c),
          ),
        ),
        // In this world it is Vera who mentions: everybody else needs the permission to take it back.
        ...[...c.mentioned.slice(0, 1), boris].map((member) =>
          calls(
            who,
            'withdraw_mention',
            `${c.relation}, ${member === boris ? 'where there is none' : "another's"}`,
            `${uuid(c.id)}, ${uuid(member.id)}`,
            withdrawing(who, c, member !== boris),
          ),
        ),
      ]),
    ]
  },
}
