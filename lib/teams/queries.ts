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
