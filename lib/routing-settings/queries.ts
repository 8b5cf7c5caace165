import type { Supabase } from '#lib/supabase/browser.ts'
import type { AgentRouting } from './agent-routing.ts'
import {
  shortTime,
  weightNames,
  type Place,
  type Routing,
  type TeamRouting,
  type Weights,
} from './routing-settings.ts'

/**
 * How every team is routed, with its hours.
 *
 * @throws the Data API's error
 */
export async function teamRoutings(db: Supabase): Promise<TeamRouting[]> {
  const { data } = await db
    .from('teams')
    .select(
      'id, name, routing, alert_queue_length, alert_oldest_minutes, time_zone, team_hours (weekday, opens, closes), team_holidays (day, name)',
    )
    .is('archived_at', null)
    .order('name')
    .throwOnError()
  return data.map((team) => ({
    id: team.id,
    name: team.name,
    routing: team.routing as Routing,
    alertQueueLength: team.alert_queue_length,
    alertOldestMinutes: team.alert_oldest_minutes,
    timeZone: team.time_zone,
    hours: team.team_hours
      .map(({ weekday, opens, closes }) => ({
        weekday,
        opens: shortTime(opens),
        closes: shortTime(closes),
      }))
      .sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)),
    holidays: team.team_holidays.sort((a, b) => a.day.localeCompare(b.day)),
  }))
}

/**
 * What every active agent of a team takes, by name.
 *
 * @throws the Data API's error
 */
export async function agentRoutings(db: Supabase): Promise<AgentRouting[]> {
  const { data } = await db
    .from('members')
    .select('id, name, capacity, team_members (team_id, capacity), member_categories (category_id)')
    .is('deactivated_at', null)
    .order('name')
    .throwOnError()
  return data
    .map((member) => ({
      id: member.id,
      name: member.name,
      capacity: member.capacity,
      teams: member.team_members.map(({ team_id, capacity }) => ({ id: team_id, capacity })),
      categories: member.member_categories.map(({ category_id }) => category_id),
    }))
    .filter(({ teams }) => teams.length > 0)
}

/**
 * What the queue's order is made of.
 *
 * @throws the Data API's error
 */
export async function routingFormula(db: Supabase): Promise<Weights> {
  const { data } = await db
    .from('routing_formula')
    .select(weightNames.join(', ') as '*')
    .single()
    .throwOnError()
  return data
}

/**
 * The first of every queue as they would stand with other weights; nothing is changed.
 *
 * @throws the Data API's error
 */
export async function previewFormula(
  db: Supabase,
  weights: Weights,
  team: string,
): Promise<Place[]> {
  const { data } = await db
    .rpc('preview_routing_formula', { weights, team, rows: 8 })
    .throwOnError()
  type Row = {
    conversation_id: string
    number: number
    contact_name: string | null
    place_now: number
    place_then: number
    score_now: number
    score_then: number
  }
  return (data as Row[]).map((row) => ({
    conversationId: row.conversation_id,
    number: row.number,
    contactName: row.contact_name,
    placeNow: row.place_now,
    placeThen: row.place_then,
    scoreNow: row.score_now,
    scoreThen: row.score_then,
  }))
}
