import type { Noun, Probe } from '../matrix/probe.ts'
import type { Conversation } from '../world/conversations.ts'
import { fileNamed } from '../world/files.ts'
import { idOf } from '../world/ids.ts'
import type { Who } from '../world/who.ts'
import { perConversation, targetsFor } from './conversations.ts'
import { calls, reads, tells, uuid, verb } from './doors.ts'
import { holds, isMember, sees } from './sight.ts'

/** Sending: a customer in its own conversations, a member who sees it and may reply. */
function sending(who: Who, c: Conversation): string {
  if (who.contact) return sees(who, c) ? 'ok' : 'conversation_not_found'
  return verb(who, 'reply', c)
}

/** Reading on: whoever sees it, but not while viewing as somebody. */
function marking(who: Who, c: Conversation): string {
  if (who.role !== 'authenticated') return 'denied'
  if (who.isViewing) return 'view_as_is_read_only'
  return sees(who, c) ? 'ok' : 'conversation_not_found'
}

/** Having it in a widget: its customer alone. */
function receiving(who: Who, c: Conversation): string {
  if (who.role !== 'authenticated') return 'denied'
  if (!who.contact) return 'not_a_contact'
  return sees(who, c) ? 'ok' : 'conversation_not_found'
}

/** Changing a message of the team: one's own with edit_messages; others' need delete_messages, too. */
function changing(who: Who, c: Conversation, isOwn: boolean): string {
  const refusal = verb(who, 'edit_messages', c)
  if (refusal !== 'ok' || isOwn) return refusal
  return holds(who, 'delete_messages') ? 'ok' : 'not_permitted'
}

const verbs = (who: Who, c: Conversation): Probe[] => {
  const at = (name: string, rest: string, expected: string) =>
    calls(who, name, c.relation, `${uuid(c.id)}, ${rest}`, expected)
  const isAuthor = c.author !== null && c.author === who.member && holds(who, 'reply')
  return [
    at('send_message', `${uuid(idOf('new message'))}, 'Hello'`, sending(who, c)),
    // With a file that the customer uploaded and has not sent.
    calls(
      who,
      'send_message',
      `${c.relation}, a customer's loose file`,
      `${uuid(c.id)}, ${uuid(idOf('new message'))}, 'Hello', array[${uuid(fileNamed(c, 'loose').id)}]`,
      sending(who, c) === 'ok' && who.contact !== c.contact
        ? 'attachment_not_found'
        : sending(who, c),
    ),
    at('mark_read', '1', marking(who, c)),
    at('mark_delivered', '1', receiving(who, c)),
    at('edit_message', `2, 'Changed'`, changing(who, c, false)),
    at('delete_message', '2', changing(who, c, false)),
    ...(isAuthor
      ? [
          calls(
            who,
            'edit_message',
            `${c.relation}, own message`,
            `${uuid(c.id)}, 4, 'Changed'`,
            changing(who, c, true),
          ),
          calls(
            who,
            'delete_message',
            `${c.relation}, own message`,
            `${uuid(c.id)}, 4`,
            changing(who, c, true),
          ),
        ]
      : []),
    // A customer's words are the customer's: nobody changes them.
    ...(isMember(who) && verb(who, 'edit_messages', c) === 'ok'
      ? [
          at('edit_message', `1, 'Changed'`, 'message_not_found'),
          at('delete_message', '1', 'message_not_found'),
        ]
      : []),
  ]
}

/** Messages and how far they were read: whoever sees the conversation, customers too. */
export const messageRules: Noun = {
  name: 'messages',
  covers: {
    tables: ['messages', 'read_marks'],
    functions: ['send_message', 'mark_read', 'mark_delivered', 'edit_message', 'delete_message'],
  },
  probes: (who) => [
    reads(
      who,
      'select messages',
      'select conversation_id from public.messages',
      perConversation(who, (c) => sees(who, c)),
    ),
    reads(
      who,
      'search messages',
      `select conversation_id from public.messages where body ilike '%SAID-%'`,
      perConversation(who, (c) => sees(who, c)),
    ),
    tells(who, 'select messages', 'select * from public.messages'),
    // Each conversation was read by its author Vera; a customer sees only its own mark.
    reads(
      who,
      "select members' read_marks",
      `select conversation_id from public.read_marks where reader_kind = 'member'`,
      perConversation(who, (c) => isMember(who) && sees(who, c)),
    ),
    reads(
      who,
      "select customers' read_marks",
      `select conversation_id from public.read_marks where reader_kind = 'contact'`,
      perConversation(who, (c) => sees(who, c)),
    ),
    ...targetsFor(who).flatMap((c) => verbs(who, c)),
  ],
}
