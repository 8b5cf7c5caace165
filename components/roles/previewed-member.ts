import type { Member } from '#lib/members/member.ts'
import type { Role } from '#lib/roles/role.ts'

/**
 * For whom a role is previewed: whoever was chosen, else a member of the role, else an agent, for most roles
 * are made for agents.
 */
export function previewedMember(
  chosen: string | null,
  role: Role | null,
  active: Member[],
  roles: Role[],
): Member | undefined {
  const agents = roles.find(({ key }) => key === 'agent')
  const holds = (of: Role | null | undefined) =>
    active.find(({ id }) => of?.memberIds.includes(id) ?? false)
  return active.find(({ id }) => id === chosen) ?? holds(role) ?? holds(agents) ?? active[0]
}
