import type { Noun } from '../matrix/probe.ts'
import { categoryId, inboxId } from '../world/places.ts'
import { conversations } from '../world/conversations.ts'
import { contacts } from '../world/contacts.ts'
import { idOf } from '../world/ids.ts'
import type { Who } from '../world/who.ts'
import { calls, reads, uuid } from './doors.ts'
import { sees } from './sight.ts'

const forCustomers = (who: Who) =>
  who.role !== 'authenticated' ? 'denied' : who.contact ? 'ok' : 'not_a_contact'

const onlyBackend = (who: Who) => (who.role === 'service_role' ? 'ok' : 'denied')

/** What the widget asks: customers about themselves; sessions are made by the secret key alone. */
export const widgetRules: Noun = {
  name: 'widget',
  covers: {
    tables: ['page_events'],
    functions: [
      'widget_state',
      'track_events',
      'start_conversation',
      'contact_messages',
      'widget_inbox',
      'open_visitor_session',
      'end_visitor_session',
    ],
  },
  probes: (who) => [
    reads(who, 'select page_events', 'select name from public.page_events', []),
    calls(who, 'track_events', 'oneself', `'[{"name": "cart"}]'`, forCustomers(who)),
    calls(who, 'widget_state', 'oneself', '', forCustomers(who), (answer) => {
      const told = (JSON.parse(answer) as { conversations: { id: string }[] }).conversations.map(
        (c) => c.id,
      )
      const own = conversations.filter((c) => sees(who, c)).map((c) => c.id)
      return told.toSorted().join() === own.toSorted().join()
        ? ''
        : `${told.length} conversations instead of ${own.length}`
    }),
    calls(
      who,
      'start_conversation',
      'oneself',
      `${uuid(idOf('new'))}, ${uuid(idOf('first'))}, 'Hello', ${uuid(categoryId)}`,
      forCustomers(who),
    ),
    // One of each customer is enough: what a customer sees is decided by whose it is.
    ...contacts
      .flatMap((contact) => conversations.find((c) => c.contact === contact) ?? [])
      .map((c) => {
        const own = sees(who, c) ? 'ok' : 'conversation_not_found'
        return calls(
          who,
          'contact_messages',
          `${c.contact.name}'s`,
          uuid(c.id),
          forCustomers(who) === 'ok' ? own : forCustomers(who),
        )
      }),
    { ...calls(who, 'widget_inbox', 'by key', `'proof'`, onlyBackend(who)) },
    calls(
      who,
      'open_visitor_session',
      'a new browser',
      `${uuid(inboxId)}, repeat('s', 43)`,
      onlyBackend(who),
    ),
    calls(who, 'end_visitor_session', "maria's", uuid(contacts[0]!.session), onlyBackend(who)),
  ],
}
