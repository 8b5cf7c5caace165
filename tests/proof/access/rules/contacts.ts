import type { Noun } from '../matrix/probe.ts'
import { contacts } from '../world/contacts.ts'
import { idOf } from '../world/ids.ts'
import { reads, tells } from './doors.ts'
import { isBackend, isMember, knows } from './sight.ts'

/** Customers and how they are known: members who see a conversation of theirs. Companies: every member. */
export const contactRules: Noun = {
  name: 'contacts',
  covers: { tables: ['contacts', 'contact_identities', 'companies'] },
  probes: (who) => {
    const known = contacts.map((contact) => ({
      key: contact.id,
      relation: `contact ${contact.name}`,
      visible: isBackend(who) || knows(who, contact),
    }))
    return [
      reads(who, 'select contacts', 'select id from public.contacts', known),
      tells(who, 'select contacts', 'select * from public.contacts'),
      reads(
        who,
        'select contact_identities',
        'select contact_id from public.contact_identities',
        known,
      ),
      reads(
        who,
        'select companies',
        'select id from public.companies',
        ['northwind', 'alpha'].map((company) => ({
          key: idOf(`company/${company}`),
          relation: company,
          visible: isBackend(who) || isMember(who),
        })),
      ),
    ]
  },
}
