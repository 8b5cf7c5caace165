import type { Noun, Probe } from '../matrix/probe.ts'
import { maria, visitor } from '../world/contacts.ts'
import { colleagues, type Conversation } from '../world/conversations.ts'
import { vera } from '../world/members.ts'
import { idOf } from '../world/ids.ts'
import { asMember, isSpecialist, type Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { adminVerb, calls, quote, reads, uuid, verb, writes } from './doors.ts'
import { holds, isBackend, sees } from './sight.ts'
import { fileNamed } from '../world/files.ts'

const instead = (answer: string, reason: string) =>
  answer === 'conversation_not_found' ? reason : answer

const verbs = (who: Who, c: Conversation): Probe[] => [
  calls(
    who,
    'message_history',
    c.relation,
    `${uuid(c.id)}, 3`,
    instead(verb(who, 'read_deleted', c), 'message_not_found'),
    (answer) => (answer.includes('unsaid-') ? '' : 'without the deleted text'),
  ),
  // Restored, it says it to everybody again: whoever may restore may read what comes back.
  calls(
    who,
    'restore_message',
    c.relation,
    `${uuid(c.id)}, 3, 1`,
    instead(verb(who, 'restore_messages', c), 'revision_not_found'),
    undefined,
    ['unsaid'],
  ),
]

/** Whoever has opened a deleted message's history may fetch its file; whoever has not, may not. */
function openedFile(who: Who, c: Conversation): Probe {
  const file = fileNamed(c, 'unsaid')
  return {
    door: 'message_history, then its file',
    plane: 'storage',
    sql: `select public.message_history(${uuid(c.id)}, 3); select count(*)::text from storage.objects where name = '${file.path}'`,
    judge: (outcome) => [
      {
        relation: c.relation,
        expected: verb(who, 'read_deleted', c) === 'ok' ? '1' : 'refused',
        got: outcome.answer ?? 'refused',
      },
    ],
  }
}

/** Broadcasts are kept for days and given back to whoever joins anew: not with words that were taken back. */
function replayed(who: Who, verbs: string, what: string): Probe {
  const claims = (person: Who) => `proof.claim(${quote(JSON.stringify(person.claims))}::jsonb)`
  return {
    door: 'replay',
    plane: 'realtime',
    asOwner: true,
    sql: `select ${claims(asMember(vera))};
      select public.send_message(${uuid(colleagues.id)}, ${uuid(idOf('replay'))}, 'words taken back');
      update public.messages set sent_at = now() where conversation_id = ${uuid(colleagues.id)} and seq = ${last};
      ${verbs}
      select ${claims(who)};
      select string_agg(distinct split_part(topic, ':', 1), ', ') from realtime.messages
      where payload::text like '%words taken back%' and private.may_receive(topic)`,
    judge: (outcome) => [
      { relation: what, expected: '', got: outcome.answer ?? outcome.message ?? '' },
    ],
  }
}
/** The verb, and what its job then does. */
const erasing = `select public.erase_contact(${uuid(maria.id)}, 'asked');
  select private.forget_broadcasts(array(select id from public.conversations where contact_id = ${uuid(maria.id)}), '-infinity', 'infinity');`
/** Under the names from before everything can be replayed: they are left behind. */
const leaving = (what: string, change: string): Probe => ({
  door: 'names afterwards',
  plane: 'realtime',
  asOwner: true,
  sql: `create temporary table before on commit drop as select array[${names}] as names;
    select set_config('request.jwt.claims', ${quote(JSON.stringify(asMember(vera).claims))}, true); ${change}
    select case when b.names[1] <> ${topicOf} and b.names[2] <> ${contactTopicOf} then 'new' else 'old' end from before b`,
  judge: (outcome) => [
    { relation: what, expected: 'new', got: outcome.answer ?? outcome.message ?? '' },
  ],
})
const topicOf = `private.conversation_topic('conversation', ${uuid(colleagues.id)})`
const contactTopicOf = `private.contact_topic(${uuid(maria.id)})`
const names = `${topicOf}, ${contactTopicOf}`
const leavings = (who: Who): Probe[] =>
  isBackend(who)
    ? [
        leaving('a deleted message', `select public.delete_message(${uuid(colleagues.id)}, 2);`),
        leaving(
          'an edited message',
          `select public.edit_message(${uuid(colleagues.id)}, 2, 'better');`,
        ),
        leaving(
          'a restored message',
          `select public.restore_message(${uuid(colleagues.id)}, 3, 1);`,
        ),
        leaving('an erased customer', `select public.erase_contact(${uuid(maria.id)}, 'asked');`),
      ]
    : []

/** Whoever opened the history and then lost the permission has lost the files, too. */
function openedBefore(who: Who): Probe[] {
  if (!who.member) return []
  const claims = quote(JSON.stringify(who.claims))
  return [
    {
      door: 'file of a deleted message, opened before',
      plane: 'storage',
      asOwner: true,
      sql: `insert into private.ledger_readings (member_id, conversation_id, seq) values (${uuid(who.member.id)}, ${uuid(colleagues.id)}, 3);
        select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true);
        select count(*)::text from storage.objects where name = '${fileNamed(colleagues, 'unsaid').path}'`,
      judge: (outcome) => [
        {
          relation: colleagues.relation,
          expected: holds(who, 'read_deleted') && sees(who, colleagues) ? '1' : '0',
          got: outcome.answer ?? outcome.message ?? '',
        },
      ],
    },
  ]
}

const last = `(select last_seq from public.conversations where id = ${uuid(colleagues.id)})`
const replays = (who: Who): Probe[] =>
  !isSpecialist(who) &&
  (who.member || who.contact) &&
  !holds(who, 'read_deleted') &&
  sees(who, colleagues)
    ? [
        replayed(
          who,
          `select public.delete_message(${uuid(colleagues.id)}, ${last});`,
          'a deleted message',
        ),
        replayed(
          who,
          `select public.edit_message(${uuid(colleagues.id)}, ${last}, 'better');`,
          'an edited message',
        ),
        ...(who.member ? [replayed(who, erasing, 'an erased customer')] : []),
      ]
    : []

/** Past every policy, and still not past the triggers: neither the secret key nor the owner changes what only grows. */
const appendOnly = (who: Who): Probe[] =>
  isBackend(who)
    ? ['message_revisions', 'audit_entries', 'conversation_events'].flatMap((table): Probe[] => [
        {
          ...writes(
            `delete ${table}`,
            'as the owner',
            `delete from public.${table}`,
            'append_only',
          ),
          asOwner: true,
        },
        {
          ...writes(
            `update ${table}`,
            'as the owner',
            `update public.${table} set ${changed[table]}`,
            'append_only',
          ),
          asOwner: true,
        },
        ...(table === 'conversation_events'
          ? []
          : [
              {
                ...writes(
                  `empty ${table}`,
                  'as the owner',
                  `truncate public.${table}`,
                  'append_only',
                ),
                asOwner: true,
              },
            ]),
        writes(
          `delete ${table}`,
          'with the secret key',
          `delete from public.${table}`,
          table === 'conversation_events' ? 'append_only' : 'denied',
        ),
      ])
    : []
const changed: Record<string, string> = {
  message_revisions: "body = 'never said'",
  audit_entries: "kind = 'sign_in_failed'",
  conversation_events: 'position = position + 1000',
}

/** What was said before: a verb that writes down who asked; nobody reads the table, nobody changes it. */
export const ledgerRules: Noun = {
  name: 'ledger',
  covers: {
    tables: ['message_revisions'],
    functions: ['message_history', 'restore_message', 'verify_ledger', 'erase_contact'],
  },
  probes: (who) => [
    ...(isBackend(who)
      ? []
      : [
          reads(
            who,
            'select message_revisions',
            'select conversation_id from public.message_revisions',
            [],
          ),
        ]),
    ...targetsFor(who).flatMap((c) => verbs(who, c)),
    ...targetsFor(who)
      .slice(0, 4)
      .map((c) => openedFile(who, c)),
    calls(who, 'verify_ledger', 'the whole', '', verb(who, 'read_audit'), (answer) =>
      answer.includes('"broken_entry": null') ? '' : 'the chain is broken',
    ),
    calls(
      who,
      'erase_contact',
      'the visitor',
      `${uuid(visitor.id)}, 'asked for it'`,
      adminVerb(who, 'erase_people'),
    ),
    ...appendOnly(who),
    ...replays(who),
    ...leavings(who),
    ...openedBefore(who),
  ],
}
