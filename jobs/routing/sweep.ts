import { log } from '#lib/kernel/log.ts'
import type { Sql } from '#lib/queue/database.ts'
import type { Handler } from '../handler.ts'
import { routeOnce } from './route-team.ts'

type Part = (sql: Sql) => Promise<number>

/** Desks that fell silent: their members take no more work. */
const silentDesks: Part = async (sql) => first(await sql('select private.notice_silence() as n'))

/** Sleepers whose job was lost, or came while no worker ran. One transaction each. */
const overdueSleepers: Part = async (sql) => {
  const due = await sql<{ id: string }>(
    `select c.id from public.conversations c
     where c.status = 'snoozed' and c.snoozed_until < now() - interval '5 seconds'
     order by c.snoozed_until limit 1000`,
  )
  for (const { id } of due) await sql('select private.wake_when_due($1)', [id])
  return due.length
}

/** An instant that must not pass came an hour nearer. */
const nearingInstants: Part = async (sql) =>
  first(await sql('select private.rescore_urgent() as n'))

/** Teams with waiting conversations: routed, and their customers told. */
const waitingTeams: Part = async (sql) => {
  const teams = await sql<{ id: string }>(
    `select t.id from public.teams t where t.archived_at is null and exists (
       select from public.conversations c
       where c.team_id = t.id and c.assignee_id is null and c.status = 'open')`,
  )
  let given = 0
  for (const { id } of teams) {
    for (let round = 0; round < 100; round++) {
      const { claimed, again } = await routeOnce(sql, id)
      given += claimed
      if (!again || claimed === 0) break
    }
  }
  return given
}

/** Samples and departures that no screen shows any more. */
const oldFigures: Part = async (sql) => first(await sql('select private.forget_old_load() as n'))

const parts = { silentDesks, overdueSleepers, nearingInstants, waitingTeams, oldFigures }

/** What the other jobs may have missed, each minute. Where all is well it finds nothing. */
export const sweepRouting: Handler<'routing/sweep'> = async (_payload, { database, signal }) => {
  const did: string[] = []
  for (const [name, part] of Object.entries(parts)) {
    if (signal.aborted) break
    try {
      did.push(`${name} ${await part(database.sql)}`)
    } catch (error) {
      // One that fails must not keep the others from their work.
      log.error({ part: name, reason: (error as Error).message }, 'a part of the sweep failed')
      did.push(`${name} failed`)
    }
  }
  return did.join(', ')
}

function first(rows: Record<string, unknown>[]): number {
  return Number(rows[0]?.n ?? 0)
}
