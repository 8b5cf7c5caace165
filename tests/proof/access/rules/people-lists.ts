import type { Noun } from '../matrix/probe.ts'
import { contacts } from '../world/contacts.ts'
import { conversations } from '../world/conversations.ts'
import { idOf } from '../world/ids.ts'
import { calls, reads, tells } from './doors.ts'
import { knows, memberWhoSees } from './sight.ts'
import type { Who } from '../world/who.ts'

const refusal = (who: Who) => (who.role === 'authenticated' ? 'not_a_member' : 'denied')
const functions = ['contacts_page', 'companies_page']

/** The lists of people and companies hold whom one knows, and tell of no conversation that one does not see. */
export const peopleListRules: Noun = {
  name: 'lists of people',
  covers: { functions },
  probes: (who) =>
    who.member
      ? [
          ...['last', 'name', 'newest'].flatMap((sort) => {
            const page = `public.contacts_page('', '{}', '${sort}', page_size => 100)`
            return [
              reads(
                who,
                `contacts_page ${sort}`,
                `select p ->> 'id' from jsonb_array_elements(${page} -> 'contacts') p`,
                contacts.map((contact) => ({
                  key: contact.id,
                  relation: `contact ${contact.name}`,
                  visible: knows(who, contact),
                })),
                'rpc',
              ),
              tells(who, `contacts_page ${sort}`, `select ${page}`, 'rpc'),
            ]
          }),
          reads(
            who,
            'companies_page',
            `select p ->> 'id' from jsonb_array_elements(public.companies_page(page_size => 100) -> 'companies') p`,
            ['northwind', 'alpha'].map((company) => ({
              key: idOf(`company/${company}`),
              relation: company,
              visible: true,
            })),
            'rpc',
          ),
          calls(
            who,
            'contacts_page',
            'how many conversations are open',
            `page_size => 100`,
            'ok',
            (answer) => {
              const told = (JSON.parse(answer) as { contacts: { id: string; open: number }[] })
                .contacts
              const wrong = told.filter(({ id, open }) => open > visible(who, id))
              return wrong.length === 0 ? '' : 'counts what is not seen'
            },
          ),
        ]
      : functions.map((name) => calls(who, name, 'everybody', '', refusal(who))),
}

/** Conversations of a contact that somebody sees. */
const visible = (who: Who, contact: string): number =>
  conversations.filter((c) => c.contact.id === contact && memberWhoSees(who, c)).length
