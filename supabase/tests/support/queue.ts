import { randomUUID } from 'node:crypto'
import { contacts, teams, widgetInbox } from '../../../tests/support/cast.ts'
import type { Database } from './database.ts'

type Wish = {
  team?: string
  category?: string | null
  priority?: number
  /** Minutes that the customer has waited. */
  waited?: number
  urgentInHours?: number
  contact?: string
}

/** A conversation that waits for an agent; returns its id. */
export async function waiting(db: Database, wish: Wish = {}): Promise<string> {
  return db.value<string>(
    `insert into public.conversations (inbox_id, contact_id, client_id, team_id, category_id, priority, waiting_since, urgent_at)
     values ($1, $2, $3, $4, $5, $6, now() - make_interval(mins => $7), now() + make_interval(hours => $8)) returning id`,
    [
      widgetInbox.id,
      wish.contact ?? contacts.visitor.id,
      randomUUID(),
      wish.team ?? teams.tickets,
      wish.category ?? null,
      wish.priority ?? 0,
      wish.waited ?? 0,
      wish.urgentInHours ?? null,
    ],
  )
}

/** Turns the balancer on (or to another rule) and takes away what the seed left waiting. */
export async function balance(
  db: Database,
  rule = 'balanced',
  team = teams.tickets,
): Promise<void> {
  await db.query('update public.teams set routing = $2 where id = $1', [team, rule])
  await db.query(
    `update public.conversations set status = 'closed' where team_id = $1 and assignee_id is null and status = 'open'`,
    [team],
  )
}

/** What the job does, once; returns how many found an agent. */
export async function route(db: Database, team = teams.tickets, most = 20): Promise<number> {
  const routed = await db.value<{ claimed: number }>('select private.route_team($1, $2)', [
    team,
    most,
  ])
  return routed.claimed
}

/** Sets what the claim asks of a member. */
export async function member(
  db: Database,
  { id }: { id: string },
  { availability = 'online', capacity = 5 }: { availability?: string; capacity?: number },
): Promise<void> {
  await db.query('update public.members set availability = $2, capacity = $3 where id = $1', [
    id,
    availability,
    capacity,
  ])
}

/** Who has a conversation. */
export async function assignee(db: Database, conversation: string): Promise<string | null> {
  return db.value('select assignee_id from public.conversations where id = $1', [conversation])
}

/** The newest event of a conversation. */
export async function lastEvent(db: Database, conversation: string) {
  return db.one<{ type: string; actor_kind: string; payload: Record<string, unknown> }>(
    `select type, actor_kind, payload from public.conversation_events
     where conversation_id = $1 order by position desc limit 1`,
    [conversation],
  )
}
