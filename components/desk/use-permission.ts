'use client'

import { mayI } from '#lib/members/member.ts'
import type { Permission } from '#lib/permissions/permission.ts'
import { useDirectory } from './directory-provider.tsx'

/**
 * Does my role hold this permission now? Follows a change of role at once. The database decides; this
 * only hides what it would refuse.
 */
export function usePermission(permission: Permission): boolean {
  return mayI(useDirectory().me, permission)
}
