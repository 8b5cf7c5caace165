import { randomUUID } from 'node:crypto'
import { vera } from '../../support/cast.ts'
import { ask } from './table.ts'

/** A team made for one journey, where conversations wait to be given by hand. */
export async function ownTeam(
  name: string,
  members: { id: string }[],
): Promise<{ id: string; name: string }> {
  const id = randomUUID()
  await ask(`insert into public.teams (id, name, routing) values ($1, $2, 'manual')`, [id, name])
  await ask(
    `insert into public.team_members (team_id, member_id) select $1, m from unnest($2::uuid[]) m`,
    [id, members.map((member) => member.id)],
  )
  return { id, name }
}

/** Moves a conversation to a team, past every screen. */
export async function moveTo(team: string, conversation: string): Promise<void> {
  await ask(
    `select set_config('request.jwt.claims', $1, false), public.move_conversation($2, $3)`,
    [JSON.stringify({ sub: vera.id, role: 'authenticated' }), conversation, team],
  )
}

/** Its customer has waited for so many minutes, and the minute's look at the load is now. */
export async function waited(conversation: string, minutes: number): Promise<void> {
  await ask(
    `update public.conversations set waiting_since = now() - make_interval(mins => $2) where id = $1`,
    [conversation, minutes],
  )
  await lookAtLoad()
}

/** What the worker does each minute. */
export async function lookAtLoad(): Promise<void> {
  await ask('select private.sample_load()', [])
}
