import type { Scope } from '#lib/members/member.ts'
import { allPermissions, type Permission } from '#lib/permissions/permission.ts'
import type { RoleDraft } from './role.ts'

/**
 * What somebody changed in a form, and nothing else: what was not touched follows the role when somebody
 * else changes it meanwhile.
 */
export type RoleEdits = {
  name?: string
  scope?: Scope
  seesUnassigned?: boolean
  permissions?: Partial<Record<Permission, boolean>>
}

/** The role as the form shows it. */
export function withEdits(role: RoleDraft, edits: RoleEdits): RoleDraft {
  const { permissions: touched = {}, ...rest } = edits
  return {
    ...role,
    ...rest,
    permissions: allPermissions.filter((each) => touched[each] ?? role.permissions.includes(each)),
  }
}

/** Would saving change anything? */
export function isChanged(role: RoleDraft, draft: RoleDraft): boolean {
  return fingerprint(role) !== fingerprint({ ...draft, name: draft.name.trim() })
}

/** Equal for roles that are made of the same. */
export function fingerprint({ name, scope, seesUnassigned, permissions }: RoleDraft): string {
  const held = allPermissions.filter((each) => permissions.includes(each))
  return JSON.stringify([name, scope, scope === 'assigned' && seesUnassigned, held])
}
