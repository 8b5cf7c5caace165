import { builtIn, type Scope } from '../world/members.ts'
import type { Who } from '../world/who.ts'
import { adminVerb } from './doors.ts'

type Reach = { scope: Scope; seesUnassigned?: boolean; permissions: readonly string[] }

const order = (reach: Reach) =>
  ({ all: 3, teams: 2, assigned: reach.seesUnassigned ? 1 : 0 })[reach.scope]

/** Nobody gives, or takes in hand, what is allowed more or sees further than himself. */
export const exceeds = (who: Who, role: Reach): boolean =>
  !who.member ||
  order(role) > order(who.member) ||
  role.permissions.some((permission) => !who.member!.permissions.includes(permission))

/** What an admin verb answers that gives these roles, or handles who has them. */
export function granting(who: Who, permission: string, ...roles: Reach[]): string {
  const answer = adminVerb(who, permission)
  return answer === 'ok' && roles.some((role) => exceeds(who, role)) ? 'grant_exceeds_own' : answer
}

export const agentRole: Reach = builtIn.agent
export const superadminRole: Reach = builtIn.superadmin
