import type { Supabase } from '#lib/supabase/browser.ts'
import { availabilities, type CurrentMember, type Member } from './member.ts'

/** Of the table of members, for `memberFromRow`. */
export const memberColumns =
  'id, name, email, avatar_url, availability, deactivated_at, team_members (team_id)' as const

/**
 * The member with this id, if it is the caller and active: to strangers and to the deactivated the
 * table is empty.
 *
 * @throws the Data API's error
 */
export async function currentMember(db: Supabase, id: string): Promise<CurrentMember | null> {
  const { data } = await db
    .from('members')
    .select(
      // Named, because invitations lead from members to roles, too.
      `${memberColumns}, locale, roles!members_role_id_fkey (id, key, name, scope, sees_unassigned, permissions)`,
    )
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  if (!data) return null
  const { sees_unassigned: seesUnassigned, ...role } = data.roles
  return {
    ...memberFromRow(data),
    locale: data.locale === 'en' ? 'en' : 'ru',
    role: { ...role, seesUnassigned },
  }
}

/**
 * Everybody on the team, those who left too: their messages still show their names.
 *
 * @throws the Data API's error
 */
export async function allMembers(db: Supabase): Promise<Member[]> {
  const { data } = await db.from('members').select(memberColumns).order('name').throwOnError()
  return data.map(memberFromRow)
}

type MemberRow = {
  id: string
  name: string
  email: string
  avatar_url: string | null
  availability: string
  deactivated_at: string | null
  team_members: { team_id: string }[]
}

export function memberFromRow(row: MemberRow): Member {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    avatarUrl: row.avatar_url,
    availability: availabilities.find((known) => known === row.availability) ?? 'offline',
    isDeactivated: row.deactivated_at !== null,
    teamIds: row.team_members.map((membership) => membership.team_id),
  }
}
