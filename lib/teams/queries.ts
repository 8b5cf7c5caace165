import type { Supabase } from '#lib/supabase/browser.ts'
import type { Team } from './team.ts'

/**
 * All teams by name, the archived too: old conversations still name them.
 *
 * @throws the Data API's error
 */
export async function allTeams(db: Supabase): Promise<Team[]> {
  const { data } = await db
    .from('teams')
    .select('id, name, archived_at')
    .order('name')
    .throwOnError()
  return data.map((row) => ({ id: row.id, name: row.name, isArchived: row.archived_at !== null }))
}

/** What leads to a team: unfinished conversations that the caller sees, inboxes, categories. */
export type TeamLoad = { conversations: number; inboxes: number; categories: number }

/**
 * What a successor would get if the team were archived.
 *
 * @throws the Data API's error
 */
export async function leadingTo(db: Supabase, team: string): Promise<TeamLoad> {
  const counted = { count: 'exact', head: true } as const
  const [conversations, inboxes, categories] = await Promise.all([
    db
      .from('conversations')
      .select('id', counted)
      .eq('team_id', team)
      .in('status', ['open', 'snoozed'])
      .throwOnError(),
    db
      .from('inboxes')
      .select('id', counted)
      .eq('team_id', team)
      .is('archived_at', null)
      .throwOnError(),
    db
      .from('categories')
      .select('id', counted)
      .eq('team_id', team)
      .is('archived_at', null)
      .throwOnError(),
  ])
  return {
    conversations: conversations.count ?? 0,
    inboxes: inboxes.count ?? 0,
    categories: categories.count ?? 0,
  }
}
