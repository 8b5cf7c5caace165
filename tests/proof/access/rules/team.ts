import type { Noun } from '../matrix/probe.ts'
import { categoryId, inboxId, roleId, spareRole, teamIds } from '../world/places.ts'
import { builtIn, members } from '../world/members.ts'
import type { Who } from '../world/who.ts'
import { reads, tells, writes, type Row } from './doors.ts'
import { isBackend, isMember } from './sight.ts'

const builtInIds: Record<string, string> = {
  agent: '00000000-0000-4000-8000-00000000a001',
  admin: '00000000-0000-4000-8000-00000000a002',
  superadmin: '00000000-0000-4000-8000-00000000a003',
}
export const idOfRole = (name: string) => builtInIds[name] ?? roleId(name)
const roles = [...new Set([...members.map((member) => member.role), ...Object.keys(builtIn)])]

const everyRow = (who: Who, ids: Record<string, string>, visible: boolean): Row[] =>
  Object.entries(ids).map(([relation, key]) => ({
    key,
    relation,
    visible: isBackend(who) || visible,
  }))

const named = <T>(list: readonly T[], name: (one: T) => string, id: (one: T) => string) =>
  Object.fromEntries(list.map((one) => [name(one), id(one)]))

/** One's own name, language, picture and availability; nothing else of oneself, nothing of others. */
function profile(who: Who) {
  const self = who.member && !who.onlyLooks ? who.member : undefined
  const update = (column: string, relation: string, condition: string, expected: string | number) =>
    writes(
      `update members.${column}`,
      relation,
      `update public.members set ${column} = ${column} where ${condition}`,
      expected,
    )
  if (who.role !== 'authenticated') return []
  const me = `id = '${who.member?.id ?? members[0]!.id}'`
  const other = `id = '${members.find((member) => member !== self)!.id}'`
  return [
    ...['name', 'locale', 'availability', 'avatar_url'].flatMap((column) => [
      update(column, 'oneself', me, self ? 1 : 0),
      update(column, 'a colleague', other, 0),
    ]),
    ...['role_id', 'deactivated_at', 'email', 'capacity', 'id'].map((column) =>
      update(column, 'oneself', me, 'denied'),
    ),
  ]
}

/** The team, its roles and its settings: every active member reads them; nobody else does. */
export const teamRules: Noun = {
  name: 'team',
  covers: {
    tables: [
      'workspace',
      'roles',
      'members',
      'teams',
      'team_members',
      'inboxes',
      'categories',
      'visitor_sessions',
    ],
  },
  probes: (who) => {
    const rows = (
      table: string,
      key: string,
      ids: Record<string, string>,
      visible = isMember(who),
    ) =>
      reads(
        who,
        `select ${table}`,
        `select ${key}::text from public.${table}`,
        everyRow(who, ids, visible),
      )
    return [
      rows('workspace', 'singleton', { settings: 'true' }),
      rows('roles', 'id', { ...named(roles, (role) => role, idOfRole), spare: spareRole }),
      rows(
        'members',
        'id',
        named(
          members,
          (member) => member.name,
          (member) => member.id,
        ),
      ),
      rows('teams', 'id', teamIds),
      rows(
        'team_members',
        'member_id',
        named(
          members.filter((member) => member.teams.length > 0),
          (member) => member.name,
          (member) => member.id,
        ),
      ),
      rows('inboxes', 'id', { site: inboxId }),
      // A customer chooses a category before writing.
      rows('categories', 'id', { tickets: categoryId }, isMember(who) || who.contact !== undefined),
      tells(who, 'select inboxes', 'select * from public.inboxes'),
      ...(isBackend(who)
        ? []
        : [reads(who, 'select visitor_sessions', 'select id from public.visitor_sessions', [])]),
      ...profile(who),
    ]
  },
}
