import type { CurrentMember } from '#lib/members/member.ts'

/** Permissions that only let one look, and need nothing to be written down about it. */
const onlyReading = ['read_load', 'read_audit']

/** The member with no more rights than whoever looks through the member's eyes. The database decides; this hides what would be refused. */
export function readingOnly(me: CurrentMember): CurrentMember {
  const permissions = me.role.permissions.filter((permission) => onlyReading.includes(permission))
  return { ...me, role: { ...me.role, permissions } }
}
