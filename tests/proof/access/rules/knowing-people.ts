import type { Noun, Probe } from '../matrix/probe.ts'
import { contacts, type Contact } from '../world/contacts.ts'
import { idOf } from '../world/ids.ts'
import { isSpecialist, type Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { adminVerb, calls, reads, uuid, verb } from './doors.ts'
import { knows, memberWhoSees } from './sight.ts'

const company = uuid(idOf('company/northwind'))
const nobody = uuid(idOf('nobody'))

/** What a verb about a customer answers: without a conversation that one sees there is no such customer. */
const about = (who: Who, permission: string, contact: Contact): string => {
  const answer = verb(who, permission)
  return answer === 'ok' && !knows(who, contact) ? 'contact_not_found' : answer
}

const reading = (who: Who, seen: boolean): string => {
  if (verb(who, 'note') === 'denied') return 'denied'
  return seen ? 'ok' : 'conversation_not_found'
}

const perContact = (who: Who, contact: Contact): Probe[] => {
  const at = (name: string, permission: string, rest: string) =>
    calls(who, name, contact.name, `${uuid(contact.id)}, ${rest}`, about(who, permission, contact))
  const card = verb(who, 'note')
  return [
    // Whoever does not know it gets nothing: an address in the answer would be found.
    calls(
      who,
      'contact_card',
      contact.name,
      uuid(contact.id),
      card === 'denied' || card === 'not_a_member' ? card : 'ok',
      (answer) => (knows(who, contact) === (answer !== '') ? '' : 'the card of a stranger'),
    ),
    at('edit_contact', 'manage_contacts', `'{}'`),
    at('set_contact_attributes', 'manage_contacts', `'{}'`),
    at('write_contact_note', 'note', `${uuid(idOf('contact note'))}, 'Aside'`),
  ]
}

/** What members know, note and keep of customers and companies; who defines what is kept. */
export const knowingPeopleRules: Noun = {
  name: 'knowing people',
  covers: {
    tables: ['attribute_definitions', 'contact_notes'],
    functions: [
      'contact_card',
      'create_contact',
      'edit_contact',
      'set_contact_attributes',
      'set_company_attributes',
      'set_conversation_attributes',
      'create_company',
      'rename_company',
      'write_contact_note',
      'edit_contact_note',
      'delete_contact_note',
      'participants',
      'create_attribute',
      'update_attribute',
    ],
  },
  probes: (who) => {
    const missing = (permission: string, reason: string) => {
      const answer = verb(who, permission)
      return answer === 'ok' ? reason : answer
    }
    const defining = adminVerb(who, 'manage_categories')
    const names = `'{"ru": "Тариф", "en": "Plan"}'`
    return [
      reads(who, 'select contact_notes', 'select body from public.contact_notes', []),
      reads(
        who,
        'select attribute_definitions',
        'select key from public.attribute_definitions',
        [],
      ),
      ...(isSpecialist(who) ? contacts.slice(0, 1) : contacts).flatMap((contact) =>
        perContact(who, contact),
      ),
      ...targetsFor(who).flatMap((c) => [
        calls(
          who,
          'set_conversation_attributes',
          c.relation,
          `${uuid(c.id)}, '{}'`,
          verb(who, 'reply', c),
        ),
        calls(who, 'participants', c.relation, uuid(c.id), reading(who, memberWhoSees(who, c))),
      ]),
      calls(who, 'set_company_attributes', 'one', `${company}, '{}'`, verb(who, 'manage_contacts')),
      calls(
        who,
        'create_contact',
        'a new one',
        `${uuid(idOf('new contact'))}, '{"name": "Somebody"}'`,
        verb(who, 'manage_contacts'),
      ),
      calls(who, 'create_company', 'a new one', `'Compass'`, verb(who, 'manage_contacts')),
      calls(who, 'rename_company', 'one', `${company}, 'Compass'`, verb(who, 'manage_contacts')),
      calls(who, 'edit_contact_note', 'none', `${nobody}, 'x'`, missing('note', 'note_not_found')),
      calls(who, 'delete_contact_note', 'none', nobody, missing('note', 'note_not_found')),
      calls(
        who,
        'create_attribute',
        'a new one',
        `'contact', 'plan', ${names}, 'text', '{}'`,
        defining,
      ),
      calls(
        who,
        'update_attribute',
        'none',
        `${nobody}, ${names}, '{}', false`,
        defining === 'ok' ? 'attribute_unknown' : defining,
      ),
    ]
  },
}
