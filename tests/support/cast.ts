import type { Person } from '../../supabase/tests/support/person.ts'

/* The people of supabase/seed.sql, by name. Everybody's password is `password`. */

export const password = 'otklik-demo-2026'

const member = (n: number, name: string) => ({
  kind: 'member' as const,
  id: `0a000000-0000-4000-8000-00000000000${n}`,
  email: `${name}@demo.otklik.test`,
})

/** Superadmin. */
export const vera = member(1, 'vera')
/** Admin, sees everything. */
export const artem = member(2, 'artem')
/** Agent of the team «Билеты». */
export const anna = member(3, 'anna')
/** Agent of the team «Билеты». */
export const boris = member(4, 'boris')
/** Agent of the team «Отели». */
export const darya = member(5, 'darya')

export const teams = {
  tickets: '0b000000-0000-4000-8000-000000000001',
  hotels: '0b000000-0000-4000-8000-000000000002',
}

export const categories = {
  tickets: '0c000000-0000-4000-8000-000000000001',
  hotels: '0c000000-0000-4000-8000-000000000002',
}

export const tags = {
  vip: '1b000000-0000-4000-8000-000000000001',
  complaint: '1b000000-0000-4000-8000-000000000002',
}

export const widgetInbox = {
  id: '0d000000-0000-4000-8000-000000000001',
  key: 'demo-travel',
}

/** Contacts, before they open a session in a widget. */
export const contacts = {
  maria: { id: '0f000000-0000-4000-8000-000000000001', userId: 'maria', name: 'Мария Иванова' },
  pavel: { id: '0f000000-0000-4000-8000-000000000002', userId: 'pavel', name: 'Павел Орлов' },
  elena: { id: '0f000000-0000-4000-8000-000000000003', userId: 'elena', name: 'Elena Petrova' },
  visitor: { id: '0f000000-0000-4000-8000-000000000004' },
}

const conversation = (n: number) => `1a000000-0000-4000-8000-00000000000${n}`

export const conversations = {
  /** Maria's, team «Билеты», Anna's, open, four messages and a note. */
  mariaTickets: conversation(1),
  /** Pavel's, team «Билеты», unassigned, open. */
  pavelRefund: conversation(2),
  /** Elena's, team «Отели», Darya's, open. */
  elenaHotel: conversation(3),
  /** The visitor's, team «Билеты», unassigned, open. */
  visitorCat: conversation(4),
  /** Pavel's, team «Билеты», Boris's, snoozed. */
  pavelPapers: conversation(5),
  /** Maria's, team «Билеты», Anna's, closed. */
  mariaLuggage: conversation(6),
}

/** A customer's session, as the widget-session function would have opened it. */
export function contactPerson(contactId: string, sessionId: string): Person {
  return { kind: 'contact', id: contactId, inboxId: widgetInbox.id, sessionId }
}
