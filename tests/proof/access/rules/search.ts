import type { Noun } from '../matrix/probe.ts'
import { contacts } from '../world/contacts.ts'
import { conversations } from '../world/conversations.ts'
import { idOf } from '../world/ids.ts'
import type { Who } from '../world/who.ts'
import { calls, reads, tells } from './doors.ts'
import { knows, sees } from './sight.ts'

const refusal = (who: Who) => (who.role === 'authenticated' ? 'not_a_member' : 'denied')
const functions = ['search_messages', 'search_contacts', 'search_companies', 'search_contact_notes']

/** What was said, as one text again: a hit's words are apart from what stands around them. */
const texts = (word: string) =>
  `select array_to_string(array(select jsonb_array_elements_text(h -> 'snippet')), '') as said
   from jsonb_array_elements(public.search_messages('${word}', page_size => 50) -> 'hits') h`

/** One message of each conversation: a page holds fifty. */
const once: Record<string, string> = {
  said: `'{"author": "contact"}'`,
  noted: `'{"kind": "note"}'`,
}

/** The search finds what its caller could read, and says nothing of the rest. */
export const searchRules: Noun = {
  name: 'search',
  covers: { functions },
  probes: (who) =>
    who.member
      ? [
          ...['said', 'noted'].map((word) =>
            reads(
              who,
              `search_messages ${word}`,
              `select h -> 'conversation' ->> 'id'
               from jsonb_array_elements(public.search_messages('${word}', ${once[word]}, page_size => 50) -> 'hits') h`,
              conversations.map((c) => ({
                key: c.id,
                relation: c.relation,
                visible: sees(who, c),
              })),
              'rpc',
            ),
          ),
          ...['said', 'noted', 'unsaid', 'unsaid or said or noted'].map((word) =>
            tells(who, `search_messages ${word}`, texts(word), 'rpc'),
          ),
          reads(
            who,
            'search_contacts',
            `select p ->> 'id' from jsonb_array_elements(public.search_contacts('proof.test', page_size => 50) -> 'contacts') p`,
            contacts.map((contact) => ({
              key: contact.id,
              relation: `contact ${contact.name}`,
              visible: knows(who, contact),
            })),
            'rpc',
          ),
          tells(
            who,
            'search_contacts by a name with a mistake',
            `select public.search_contacts('marja')`,
            'rpc',
          ),
          reads(
            who,
            'search_companies',
            `select p ->> 'id' from jsonb_array_elements(public.search_companies('alpha') -> 'companies') p`,
            [{ key: idOf('company/alpha'), relation: 'alpha', visible: true }],
            'rpc',
          ),
        ]
      : functions.map((name) => calls(who, name, 'anything', `'said'`, refusal(who))),
}
