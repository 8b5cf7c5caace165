import { knownPermissions } from '#lib/permissions/permission.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Role } from './role.ts'

/** The built-in ones from the least to the most, then the others by name. */
const order = ['agent', 'admin', 'superadmin']

/**
 * Every role with who holds it.
 *
 * @throws the Data API's error
 */
export async function allRoles(db: Supabase): Promise<Role[]> {
  const { data } = await db
    .from('roles')
    .select(
      'id, key, name, scope, sees_unassigned, permissions, is_built_in, members!members_role_id_fkey (id, deactivated_at)',
    )
    .order('name')
    .throwOnError()
  const roles = data.map((row) => ({
    id: row.id,
    key: row.key,
    name: row.name,
    scope: row.scope,
    seesUnassigned: row.sees_unassigned,
    permissions: knownPermissions(row.permissions),
    isBuiltIn: row.is_built_in,
    memberIds: row.members.filter((one) => one.deactivated_at === null).map((one) => one.id),
    holders: row.members.length,
  }))
  const rank = (role: Role) => (role.isBuiltIn ? order.indexOf(role.key) : order.length)
  return roles.sort((a, b) => rank(a) - rank(b))
}
