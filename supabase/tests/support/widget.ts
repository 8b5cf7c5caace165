import { randomBytes } from 'node:crypto'
import { teams, widgetInbox } from '../../../tests/support/cast.ts'
import type { Database } from './database.ts'
import { backend, type Person } from './person.ts'

export const visitorSecret = () => randomBytes(33).toString('base64url')

export type Opened = {
  session_id: string
  contact_id: string
  inbox_id: string
  is_verified: boolean
  joined: number
}

type Visit = {
  inbox?: string
  secret?: string
  identity?: object | null
  visitorSecret?: string | null
  said?: object | null
  address?: string | null
}

/** Opens a session as the edge function does. */
export function open(db: Database, visit: Visit = {}): Promise<Opened> {
  return db.as(backend, () =>
    db.value<Opened>('select public.open_visitor_session($1, $2, $3, $4, $5, $6)', [
      visit.inbox ?? widgetInbox.id,
      visit.secret ?? visitorSecret(),
      visit.identity ?? null,
      visit.visitorSecret ?? null,
      visit.said ?? null,
      visit.address ?? null,
    ]),
  )
}

/** Whose token the function mints for an opened session. */
export function tokenOf(opened: Opened): Person & { kind: 'contact' } {
  return {
    kind: 'contact',
    id: opened.contact_id,
    inboxId: opened.inbox_id,
    sessionId: opened.session_id,
  }
}

/** A customer begins a conversation; its id. */
export function begin(db: Database, customer: Person, body = 'Здравствуйте'): Promise<string> {
  return db.as(customer, () =>
    db.value<string>(
      `select public.start_conversation(gen_random_uuid(), gen_random_uuid(), $1) -> 'conversation' ->> 'id'`,
      [body],
    ),
  )
}

/** A second widget inbox, of another client company. */
export function otherInbox(db: Database): Promise<string> {
  return db.value<string>(
    `insert into public.inboxes (name, channel, team_id) values ('Чужой сайт', 'widget', $1) returning id`,
    [teams.hotels],
  )
}

/** The conversations that a customer's widget shows. */
export async function shown(db: Database, customer: Person): Promise<string[]> {
  const state = await db.as(customer, () =>
    db.value<{ conversations: { id: string }[] }>('select public.widget_state()'),
  )
  return state.conversations.map(({ id }) => id)
}
