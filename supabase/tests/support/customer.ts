import { contactPerson, contacts, widgetInbox } from '../../../tests/support/cast.ts'
import type { Database } from './database.ts'
import { backend, type Person } from './person.ts'

type Contact = { userId?: string }
type Session = { contact_id: string; session_id: string }

/** Opens a widget session as the edge function does; without a contact, that of a new visitor. */
export async function customer(
  db: Database,
  contact: Contact = {},
): Promise<Person & { kind: 'contact' }> {
  const secret = `${crypto.randomUUID()}${crypto.randomUUID()}`
  const identity = contact.userId ? { user_id: contact.userId } : null
  const session = await db.as(backend, () =>
    db.value<Session>('select public.open_visitor_session($1, $2, $3)', [
      widgetInbox.id,
      secret,
      identity,
    ]),
  )
  return contactPerson(session.contact_id, session.session_id) as Person & { kind: 'contact' }
}

export const maria = (db: Database) => customer(db, contacts.maria)
export const pavel = (db: Database) => customer(db, contacts.pavel)
