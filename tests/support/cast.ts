/**
 * The people of supabase/seed.sql, with the same ids: the demo, the database tests and the journeys
 * talk about one cast. A test holds this file and the seed together.
 */
export type CastMember = { kind: 'member'; id: string; email: string; name: string }
export type CastContact = {
  kind: 'contact'
  id: string
  inboxId: string
  sessionId: string
  name: string | null
}

/** The password of every member of the demo. */
export const demoPassword = 'otklik-demo-2026'

const uuid = (kind: string, n: number) => `${kind}000000-0000-4000-8000-00000000000${n}`

const member = (n: number, login: string, name: string): CastMember => ({
  kind: 'member',
  id: uuid('0a', n),
  email: `${login}@demo.otklik.test`,
  name,
})

const contact = (n: number, name: string | null): CastContact => ({
  kind: 'contact',
  id: uuid('0f', n),
  inboxId: inbox.site,
  // Not in the seed: the database harness opens these sessions (seeded-database.ts).
  sessionId: uuid('05', n),
  name,
})

export const inbox = { site: uuid('0d', 1), key: 'demo-travel' }
export const teams = { tickets: uuid('0b', 1), hotels: uuid('0b', 2) }
export const categories = {
  tickets: uuid('0c', 1),
  hotels: uuid('0c', 2),
  refunds: uuid('0c', 3),
  other: uuid('0c', 4),
}
export const companies = { northwind: uuid('0e', 1), alpha: uuid('0e', 2) }

/** The team's members. Anna and Boris are in Tickets, Darya in Hotels, Vera and Artem in no team. */
export const members = {
  vera: member(1, 'vera', 'Вера Соколова'), // superadmin
  artem: member(2, 'artem', 'Артём Лебедев'), // admin
  anna: member(3, 'anna', 'Анна Морозова'), // agent
  boris: member(4, 'boris', 'Борис Ким'), // agent
  darya: member(5, 'darya', 'Дарья Волкова'), // agent
}

/** Customers. Maria works at Northwind, Pavel and Elena at Alpha; the visitor is nobody yet. */
export const contacts = {
  maria: contact(1, 'Мария Иванова'),
  pavel: contact(2, 'Павел Орлов'),
  elena: contact(3, 'Elena Petrova'),
  visitor: contact(4, null),
}

/** Conversations of the seed: whose they are, which team and who has them. */
export const conversations = {
  mariasTicket: uuid('1a', 1), // Tickets, Anna, open
  pavelsRefund: uuid('1a', 2), // Tickets, nobody, open
  elenasHotel: uuid('1a', 3), // Hotels, Darya, open
  visitorsQuestion: uuid('1a', 4), // Tickets, nobody, open
  pavelsPapers: uuid('1a', 5), // Tickets, Boris, snoozed
  mariasLuggage: uuid('1a', 6), // Tickets, Anna, closed
}
