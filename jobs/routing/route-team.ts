import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from '#lib/queue/database.ts'
import type { Handler } from '../handler.ts'

/** Conversations a transaction gives away: short enough that nobody waits for its locks. */
const most = 20

/** Looks for a team whose last conversation or agent others hold; what is left then waits for the sweep. */
const patience = 20

/** Gives a team's waiting conversations to its agents until nothing more can be given. */
export const routeTeam: Handler<'routing/route-team'> = async (
  { team_id },
  { database, signal },
) => {
  let total = 0
  let idle = 0
  while (!signal.aborted && idle < patience) {
    const { claimed, again } = await routeOnce(database.sql, team_id)
    total += claimed
    if (!again) break
    if (claimed > 0) idle = 0
    else {
      idle++
      await pause(25)
    }
  }
  return `${total} given`
}

/** One transaction of claims (supabase/schemas/52_claim.sql). */
export async function routeOnce(
  sql: Sql,
  team: string,
): Promise<{ claimed: number; again: boolean }> {
  const [row] = await sql<{ routed: { claimed: number; again: boolean } }>(
    'select private.route_team($1, $2) as routed',
    [team, most],
  )
  return row?.routed ?? { claimed: 0, again: false }
}
