import type { Supabase } from '#lib/supabase/browser.ts'
import { memberFromRow, memberColumns } from './queries.ts'
import type { Person } from './person.ts'

/**
 * Everybody with role, capacity and teams, by name.
 *
 * @throws the Data API's error
 */
export async function allPeople(db: Supabase): Promise<Person[]> {
  const { data } = await db
    .from('members')
    .select(`${memberColumns}, role_id, capacity, memberships:team_members (team_id, is_primary)`)
    .order('name')
    .throwOnError()
  return data.map((row) => ({
    ...memberFromRow(row),
    roleId: row.role_id,
    capacity: row.capacity,
    memberships: row.memberships.map((of) => ({ teamId: of.team_id, isPrimary: of.is_primary })),
  }))
}

/**
 * How many open or snoozed conversations a member holds, of those that the caller sees.
 *
 * @throws the Data API's error
 */
export async function heldConversations(db: Supabase, member: string): Promise<number> {
  const { count } = await db
    .from('conversations')
    .select('id', { count: 'exact', head: true })
    .eq('assignee_id', member)
    .in('status', ['open', 'snoozed'])
    .throwOnError()
  return count ?? 0
}
