import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
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

/** Reasons: not_permitted, formula_invalid. */
export function saveFormula(db: Supabase, weights: Weights): Promise<Result<unknown>> {
  return verdict(db.rpc('update_routing_formula', { weights }))
}
