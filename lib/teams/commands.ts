import { failed, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { verdict } from '#lib/supabase/verdict.ts'
import { rosterWith, type Belonging } from './roster.ts'

/** Makes a team and gives its id. Reasons: not_permitted, team_name_empty, team_name_taken. */
export async function createTeam(db: Supabase, name: string) {
  const result = await verdict(db.rpc('create_team', { name }))
  return result.ok ? { ok: true as const, value: (result.value as { id: string }).id } : result
}

/** Reasons: not_permitted, team_not_found, team_name_empty, team_name_taken. */
export function renameTeam(db: Supabase, team: string, name: string) {
  return verdict(db.rpc('update_team', { team, name }))
}

/**
 * Closes a team; what is unfinished and what leads to it goes to the successor. Reasons: not_permitted,
 * team_not_found, team_in_use (somebody has to take over).
 */
export function archiveTeam(db: Supabase, team: string, successor: string | null) {
  return verdict(db.rpc('archive_team', { team, ...(successor !== null && { successor }) }))
}

/**
 * Puts one member into a team, as the first or a second one, or out of it. The lists of the others are
 * read just before: what colleagues changed meanwhile stays. Reasons: not_permitted, grant_exceeds_own,
 * team_not_found, member_not_found, network.
 */
export async function setBelonging(
  db: Supabase,
  team: string,
  member: string,
  belonging: Belonging,
): Promise<Result<unknown>> {
  const { data, error } = await db
    .from('team_members')
    .select('member_id, is_primary')
    .eq('team_id', team)
  if (error) return failed('network')
  const ids = (isPrimary: boolean) =>
    data.filter((row) => row.is_primary === isPrimary).map((row) => row.member_id)
  const roster = rosterWith({ primary: ids(true), secondary: ids(false) }, member, belonging)
  return verdict(
    db.rpc('set_team_members', {
      team,
      primary_members: roster.primary,
      secondary_members: roster.secondary,
    }),
  )
}
