import type { Permission } from '#lib/permissions/permission.ts'

/** away takes no new work; handing_over neither, and gives a conversation back when its customer writes. */
export const availabilities = ['online', 'away', 'handing_over', 'offline'] as const
export type Availability = (typeof availabilities)[number]
export type Scope = 'all' | 'teams' | 'assigned'

/** A colleague, as everybody on the team sees everybody. */
export type Member = {
  id: string
  name: string
  email: string
  avatarUrl: string | null
  availability: Availability
  isDeactivated: boolean
  teamIds: string[]
}

/** The member who looks, with what the role allows. The database decides; this only hides buttons. */
export type CurrentMember = Member & {
  locale: 'ru' | 'en'
  role: {
    id: string
    key: string
    name: string
    scope: Scope
    /** With scope "assigned": also the unassigned conversations of own teams. */
    seesUnassigned: boolean
    permissions: string[]
  }
}

/** Would the database let this member do it? */
export function mayI(me: CurrentMember, permission: Permission): boolean {
  return me.role.permissions.includes(permission)
}
