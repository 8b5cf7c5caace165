import { randomUUID } from 'node:crypto'
import { anna, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { verb } from '../support/verb.ts'

type State = { status: string; merged_into_id: string | null; [column: string]: unknown }

export const state = (db: Database, id: string) =>
  db.one<State>(
    `select status, merged_into_id, waiting_since, closed_at, snoozed_until, team_id, assignee_id, contact_name,
       company_id, person_id from public.conversations where id = $1`,
    [id],
  )
export const merge = (db: Database, id: string, into: string, who: Person = anna) =>
  verb(db, who, 'merge_conversations($1, $2)', [id, into])
export const split = (db: Database, id: string, who: Person = anna) =>
  verb(db, who, 'split_conversation($1)', [id])
export const mergeContacts = (db: Database, id: string, into: string, who: Person = vera) =>
  verb(db, who, 'merge_contacts($1, $2)', [id, into])
export const begin = async (db: Database, who: Person, body: string) =>
  (
    await verb<{ conversation: { id: string } }>(db, who, 'start_conversation($1, $2, $3)', [
      randomUUID(),
      randomUUID(),
      body,
    ])
  ).conversation.id
export const send = (db: Database, who: Person, id: string, body: string) =>
  verb<{ conversation_id: string }>(db, who, 'send_message($1, $2, $3)', [id, randomUUID(), body])
