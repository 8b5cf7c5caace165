import type { CurrentMember, Scope } from '#lib/members/member.ts'
import { allPermissions, type Permission } from '#lib/permissions/permission.ts'

/** What a role is made of: what one may do, and how far one sees. */
export type RoleDraft = {
  name: string
  scope: Scope
  /** With scope "assigned": also the unassigned conversations of own teams. */
  seesUnassigned: boolean
  permissions: Permission[]
}

export type Role = RoleDraft & {
  id: string
  key: string
  /** agent, admin and superadmin: nobody changes them, anybody may clone them. */
  isBuiltIn: boolean
  /** Active members who hold it. */
  memberIds: string[]
  /** Whoever holds it, those who were deactivated too: on removal they need another. */
  holders: number
}

/** What the role of whoever looks allows. */
export type Own = Pick<CurrentMember['role'], 'scope' | 'seesUnassigned' | 'permissions'>

/** Scopes in the order of how much they show; private.reach() in the database. */
export function reach(role: Pick<RoleDraft, 'scope' | 'seesUnassigned'>): number {
  if (role.scope === 'all') return 3
  if (role.scope === 'teams') return 2
  return role.seesUnassigned ? 1 : 0
}

/** Is a role allowed more, or does it see further, than one's own? Then one may neither give nor change it. */
export function exceedsOwn(
  role: Pick<RoleDraft, 'scope' | 'seesUnassigned' | 'permissions'>,
  own: Own,
): boolean {
  const isMissing = (permission: Permission) => !own.permissions.includes(permission)
  return role.permissions.some(isMissing) || reach(role) > reach(own)
}

/** A copy to change: only as much of it as one may give. */
export function cloneOf(role: RoleDraft, own: Own, name: string): RoleDraft {
  const isWithin = reach(role) <= reach(own)
  return {
    name,
    scope: isWithin ? role.scope : own.scope,
    seesUnassigned: isWithin ? role.seesUnassigned : own.seesUnassigned,
    permissions: role.permissions.filter((permission) => own.permissions.includes(permission)),
  }
}

/** What a member who has `before` wins and loses with `after`, in the screen's order. */
export function permissionChange(before: readonly Permission[], after: readonly Permission[]) {
  return {
    gained: allPermissions.filter((each) => after.includes(each) && !before.includes(each)),
    lost: allPermissions.filter((each) => before.includes(each) && !after.includes(each)),
  }
}
