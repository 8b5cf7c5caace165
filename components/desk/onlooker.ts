import type { Onlooker } from '#lib/conversations/list.ts'
import type { CurrentMember } from '#lib/members/member.ts'

/** The member as the rules of a list see it. */
export function onlookerOf(me: CurrentMember): Onlooker {
  return {
    id: me.id,
    seesAll: me.role.scope === 'all',
    teamIds: me.role.scope === 'assigned' ? [] : me.teamIds,
  }
}
