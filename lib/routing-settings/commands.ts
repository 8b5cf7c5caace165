import { ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import { changesOf, type AgentRouting } from './agent-routing.ts'
import type { TeamRouting, Weights } from './routing-settings.ts'

/** Reasons: not_permitted, team_not_found, routing_unknown, threshold_invalid. */
export function saveRouting(db: Supabase, team: TeamRouting): Promise<Result<unknown>> {
  return verdict(
    db.rpc('update_team_routing', {
      team: team.id,
      routing: team.routing,
      // The generated types know no null arguments: null means no alert.
      alert_queue_length: team.alertQueueLength as number,
      alert_oldest_minutes: team.alertOldestMinutes as number,
    }),
  )
}

/** Reasons: not_permitted, team_not_found, time_zone_unknown, hours_invalid. */
export function saveHours(db: Supabase, team: TeamRouting): Promise<Result<unknown>> {
  const { id, timeZone, hours, holidays } = team
  return verdict(db.rpc('set_team_hours', { team: id, time_zone: timeZone, hours, holidays }))
}

/**
 * Saves what another capacity or other topics were chosen for, one after the other; the first that is
 * refused ends it. Reasons: not_permitted, team_not_found, member_not_found, capacity_invalid, category_not_found.
 */
export async function saveAgent(
  db: Supabase,
  before: AgentRouting,
  after: AgentRouting,
): Promise<Result<unknown>> {
  const { teams, categories } = changesOf(before, after)
  const member = before.id
  for (const { id: team, capacity } of teams) {
    // The generated types know no null arguments: null means only the own capacity counts.
    const answer = await verdict(
      db.rpc('set_team_member_capacity', { team, member, capacity: capacity as number }),
    )
    if (!answer.ok) return answer
  }
  if (categories === null) return ok(null)
  return verdict(db.rpc('set_member_categories', { member, categories }))
}

/** Reasons: not_permitted, formula_invalid. */
export function saveFormula(db: Supabase, weights: Weights): Promise<Result<unknown>> {
  return verdict(db.rpc('update_routing_formula', { weights }))
}
