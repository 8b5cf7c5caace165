import { idOf } from './ids.ts'

export type Scope = 'all' | 'teams' | 'assigned'
export type TeamName = 'tickets' | 'hotels'

/** A member as the rules see one: what its role allows, how far the role reaches, where it works. */
export type Member = {
  name: string
  id: string
  role: string
  scope: Scope
  seesUnassigned: boolean
  permissions: readonly string[]
  teams: TeamName[]
  isActive: boolean
}

/** Every permission there is, by hand: one that is not here makes the catalogue's check fail. */
export const permissions = [
  'reply',
  'note',
  'assign',
  'close',
  'merge',
  'edit_messages',
  'delete_messages',
  'read_deleted',
  'restore_messages',
  'manage_contacts',
  'erase_people',
  'manage_teams',
  'manage_members',
  'manage_roles',
  'manage_inboxes',
  'manage_routing',
  'manage_categories',
  'manage_macros',
  'manage_tags',
  'manage_views',
  'read_load',
  'read_audit',
  'export',
  'view_as',
  'manage_queues',
] as const

const agent = ['reply', 'note', 'assign', 'close', 'merge', 'edit_messages', 'manage_contacts']
const notOfAdmins = ['manage_roles', 'erase_people', 'view_as', 'manage_queues']
const admin = permissions.filter((permission) => !notOfAdmins.includes(permission))

/** What the three roles hold that every installation has. */
export const builtIn = {
  agent: { scope: 'teams', permissions: agent },
  admin: { scope: 'all', permissions: admin },
  superadmin: { scope: 'all', permissions },
} as const

type Draft = Partial<Member> & Pick<Member, 'name' | 'role'>

const member = (draft: Draft): Member => ({
  id: idOf(`member/${draft.name}`),
  scope: 'all',
  seesUnassigned: false,
  permissions: [],
  teams: ['tickets'],
  isActive: true,
  ...draft,
})

const reaches = [
  { name: 'all', scope: 'all', seesUnassigned: false },
  { name: 'teams', scope: 'teams', seesUnassigned: false },
  { name: 'assigned', scope: 'assigned', seesUnassigned: false },
  { name: 'assigned+unassigned', scope: 'assigned', seesUnassigned: true },
] as const

/** Members of «tickets» in every reach, allowed everything and allowed nothing: each stands in every relation. */
const reaching = reaches.flatMap(({ name, ...reach }) => [
  member({ name: `${name}, may all`, role: `${name} may all`, ...reach, permissions }),
  member({ name: `${name}, may nothing`, role: `${name} may nothing`, ...reach }),
])

const builtInMembers = [
  member({ name: 'agent', role: 'agent', ...builtIn.agent }),
  member({ name: 'admin', role: 'admin', ...builtIn.admin }),
  member({ name: 'superadmin', role: 'superadmin', ...builtIn.superadmin }),
]

/** Was an agent of «tickets» with work of its own, mentions and every right. */
export const gone = member({
  name: 'deactivated',
  role: 'all may all',
  permissions,
  isActive: false,
})

/** Members who stand in every relation to a conversation. */
export const related = [...reaching, ...builtInMembers, gone]

/** One member for each permission, who sees everything and may do that alone. */
export const specialists = permissions.map((permission) =>
  member({
    name: `only ${permission}`,
    role: `only ${permission}`,
    permissions: [permission],
    teams: [],
  }),
)

/** Colleagues who hold the conversations that are not one's own. */
export const boris = member({ name: 'boris', role: 'agent', ...builtIn.agent })
export const darya = member({ name: 'darya', role: 'agent', ...builtIn.agent, teams: ['hotels'] })
/** Writes the team's messages and notes everywhere, and is nobody's colleague in a team. */
export const vera = member({ name: 'vera', role: 'superadmin', ...builtIn.superadmin, teams: [] })

export const members = [...related, ...specialists, boris, darya, vera]

export const memberNamed = (name: string): Member => {
  const found = members.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}
