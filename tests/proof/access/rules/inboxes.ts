import type { Noun, Probe } from '../matrix/probe.ts'
import { contacts } from '../world/contacts.ts'
import { conversations } from '../world/conversations.ts'
import { inboxId, teamIds } from '../world/places.ts'
import type { Who } from '../world/who.ts'
import { adminVerb, calls, reads, uuid, verb, writes } from './doors.ts'
import { holds, isBackend, isMember, knows, memberWhoSees, sees } from './sight.ts'

const forCustomers = (who: Who) =>
  who.role !== 'authenticated' ? 'denied' : who.contact ? 'ok' : 'not_a_contact'

/** The inbox leads to the tickets: who sees some teams only manages it where that is one of them. */
const reaches = (who: Who): boolean =>
  who.member?.scope === 'all' || (who.member?.teams.includes('tickets') ?? false)

function management(who: Who): Probe[] {
  const may = adminVerb(who, 'manage_inboxes')
  const mayThis = may === 'ok' && !reaches(who) ? 'grant_exceeds_own' : may
  const inbox = uuid(inboxId)
  const looking = isMember(who)
    ? holds(who, 'manage_inboxes')
      ? reaches(who)
        ? 'ok'
        : 'inbox_not_found'
      : 'not_permitted'
    : who.role === 'authenticated'
      ? 'not_a_member'
      : 'denied'
  const at = (name: string, call: string) => calls(who, name, 'of the tickets', call, mayThis)
  return [
    at('update_widget', `${inbox}, '{"accent": "#123456"}'`),
    at('archive_inbox', inbox),
    at('create_inbox', `'New', ${uuid(teamIds.tickets)}`),
    at('rotate_identity_secret', inbox),
    // What it tells is a secret: to these, and to nobody else.
    calls(who, 'reveal_identity_secret', 'of the tickets', inbox, mayThis, undefined, ['secret']),
    calls(who, 'inbox_figures', 'of the tickets', inbox, looking),
  ]
}

const blocking = (who: Who): Probe[] =>
  contacts.flatMap((contact) => {
    const may = verb(who, 'manage_contacts')
    const expected = may === 'ok' && !knows(who, contact) ? 'contact_not_found' : may
    return ['block_contact', 'unblock_contact'].map((name) =>
      calls(who, name, contact.name, uuid(contact.id), expected),
    )
  })

/** One conversation of each customer is enough: what a customer may is decided by whose it is. */
const ofCustomers = (who: Who): Probe[] =>
  contacts
    .flatMap((contact) => conversations.find((c) => c.contact === contact) ?? [])
    .flatMap((c) => {
      const may = forCustomers(who)
      const own = (answer: string) =>
        may !== 'ok' ? may : sees(who, c) ? answer : 'conversation_not_found'
      const at = (name: string, rest: string, answer: string) =>
        calls(who, name, `${c.contact.name}'s`, `${uuid(c.id)}${rest}`, own(answer))
      const isClosed = c.status === 'closed'
      return [
        at('close_my_conversation', '', 'ok'),
        at('reopen_my_conversation', '', 'ok'),
        at('rate_conversation', ', 4', isClosed ? 'ok' : 'rating_not_open'),
        at('send_transcript', '', 'ok'),
      ]
    })

const logos = (who: Who): Probe[] =>
  isBackend(who)
    ? []
    : [
        ...(['its folder', 'no folder'] as const).map((where) => ({
          ...writes(
            'store logo',
            where,
            `insert into storage.objects (bucket_id, name) values ('brand', '${where === 'its folder' ? `${inboxId}/` : ''}logo.png')`,
            where === 'its folder' && !who.onlyLooks && holds(who, 'manage_inboxes') && reaches(who)
              ? 1
              : 'denied',
          ),
          plane: 'storage' as const,
        })),
        {
          ...writes(
            'replace logo',
            'any',
            `update storage.objects set version = 'x' where bucket_id = 'brand'`,
            0,
          ),
          plane: 'storage' as const,
        },
      ]

/** Inboxes as the team runs them, and what their customers do beside writing. */
export const inboxRules: Noun = {
  name: 'inboxes',
  covers: {
    tables: ['widget_settings', 'ratings'],
    functions: [
      'update_widget',
      'create_inbox',
      'archive_inbox',
      'reveal_identity_secret',
      'rotate_identity_secret',
      'inbox_figures',
      'block_contact',
      'unblock_contact',
      'close_my_conversation',
      'reopen_my_conversation',
      'rate_conversation',
      'send_transcript',
      'leave_address',
      'note_identity_failure',
      'widget_looks',
    ],
    buckets: ['brand'],
  },
  probes: (who) => [
    reads(who, 'select widget_settings', 'select inbox_id from public.widget_settings', [
      { key: inboxId, relation: 'of the tickets', visible: isMember(who) || isBackend(who) },
    ]),
    reads(
      who,
      'select ratings',
      'select conversation_id from public.ratings',
      conversations.map((c) => ({
        key: c.id,
        relation: c.relation,
        visible: memberWhoSees(who, c) || isBackend(who),
      })),
    ),
    ...management(who),
    ...blocking(who),
    ...ofCustomers(who),
    ...logos(who),
    calls(
      who,
      'leave_address',
      'oneself',
      `'new@proof.test'`,
      forCustomers(who) === 'ok' ? 'address_known' : forCustomers(who),
    ),
    calls(
      who,
      'note_identity_failure',
      'a token',
      `${uuid(inboxId)}, null`,
      isBackend(who) ? 'ok' : 'denied',
    ),
    calls(who, 'widget_looks', 'by key', `'proof'`, 'ok'),
  ],
}
