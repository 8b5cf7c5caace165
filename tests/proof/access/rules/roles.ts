import { read, type Noun, type Probe } from '../matrix/probe.ts'
import { spareRole } from '../world/places.ts'
import { boris, gone, vera } from '../world/members.ts'
import { viewingId, viewings, type Viewing, type Who } from '../world/who.ts'
import { adminVerb, calls, reads, uuid, verb } from './doors.ts'
import { agentRole, granting, superadminRole } from './grants.ts'
import { idOfRole } from './team.ts'
import { holds, isBackend } from './sight.ts'

const own = (who: Who) =>
  `array[${who.member ? who.member.permissions.map((word) => `'${word}'`).join() : ''}]::text[]`

function roleVerbs(who: Who): Probe[] {
  const at = (name: string, relation: string, call: string, expected: string) =>
    calls(who, name, relation, call, expected)
  const may = adminVerb(who, 'manage_roles')
  const builtIn = granting(who, 'manage_roles', agentRole)
  return [
    at('create_role', 'what everybody may give', `'New', 'assigned', '{}', false`, may),
    at(
      'create_role',
      'what one has oneself',
      `'New', '${who.member?.scope ?? 'all'}', ${own(who)}, ${who.member?.seesUnassigned ?? false}`,
      may,
    ),
    at(
      'create_role',
      'every permission',
      `'New', 'assigned', private.permission_catalogue(), false`,
      granting(who, 'manage_roles', { ...superadminRole, scope: 'assigned' }),
    ),
    at(
      'create_role',
      'the widest scope',
      `'New', 'all', '{}', false`,
      granting(who, 'manage_roles', { scope: 'all', permissions: [] }),
    ),
    at(
      'create_role',
      'unassigned ones, too',
      `'New', 'assigned', '{}', true`,
      granting(who, 'manage_roles', { scope: 'assigned', seesUnassigned: true, permissions: [] }),
    ),
    at('update_role', 'a small one', `${uuid(spareRole)}, 'Spare', 'assigned', '{}', false`, may),
    at(
      'update_role',
      'a small one, to the widest scope',
      `${uuid(spareRole)}, 'Spare', 'all', '{}', false`,
      granting(who, 'manage_roles', { scope: 'all', permissions: [] }),
    ),
    at(
      'update_role',
      'a big one, made small',
      `${uuid(idOfRole('all may all'))}, 'Small', 'assigned', '{}', false`,
      granting(who, 'manage_roles', superadminRole),
    ),
    at(
      'update_role',
      'a built-in one',
      `${uuid(idOfRole('agent'))}, 'Mine', 'assigned', '{}', false`,
      builtIn === 'ok' ? 'role_built_in' : builtIn,
    ),
    at('remove_role', 'a spare one', uuid(spareRole), may),
    at(
      'remove_role',
      'a big one',
      `${uuid(idOfRole('all may all'))}, ${uuid(spareRole)}`,
      granting(who, 'manage_roles', superadminRole),
    ),
    at(
      'remove_role',
      'a spare one, for a big one',
      `${uuid(spareRole)}, ${uuid(idOfRole('all may all'))}`,
      granting(who, 'manage_roles', superadminRole),
    ),
    at(
      'remove_role',
      'a built-in one',
      `${uuid(idOfRole('agent'))}, ${uuid(spareRole)}`,
      builtIn === 'ok' ? 'role_built_in' : builtIn,
    ),
    at('preview_role', 'a colleague', `'all', false, ${uuid(boris.id)}`, may),
  ]
}

/** Not exposed by the Data API, but granted, because preview_role runs as its caller. */
const pretending = (who: Who): Probe => ({
  door: 'private.pretend_role',
  plane: 'rpc',
  sql: `select private.pretend_role(${uuid(boris.id)}, 'all', false)::text`,
  judge: (outcome) => [
    { relation: 'a colleague', expected: verb(who, 'manage_roles'), got: read(outcome) },
  ],
})

function viewingVerbs(who: Who): Probe[] {
  const start = (relation: string, member: string, reached: boolean) => {
    const may = granting(who, 'view_as', reached ? agentRole : superadminRole)
    return calls(
      who,
      'start_view_as',
      relation,
      uuid(member),
      may === 'grant_exceeds_own' ? 'view_as_exceeds_own' : may,
    )
  }
  return [
    start('an agent', boris.id, true),
    ...(who.member === vera ? [] : [start('a superadmin', vera.id, false)]),
    calls(
      who,
      'start_view_as',
      'a deactivated member',
      uuid(gone.id),
      adminVerb(who, 'view_as') === 'ok' ? 'member_not_found' : adminVerb(who, 'view_as'),
    ),
    // The second's viewer is itself looked at by somebody.
    ...(['agent', 'beyondScope'] as const).map((which) => ending(who, which)),
  ]
}

/** One's own to end, and not through another's eyes. What became of it is looked up as the owner. */
function ending(who: Who, which: Viewing): Probe {
  const isOwn = who.member === viewings[which].viewer && !who.onlyLooks
  return {
    door: 'end_view_as',
    plane: 'rpc',
    sql: `select public.end_view_as(${uuid(viewingId(which))}); select set_config('role', 'none', true);
      select (ended_at is not null)::text from public.view_as_sessions where id = ${uuid(viewingId(which))}`,
    judge: (outcome) => [
      { relation: `session ${which}`, expected: String(isOwn), got: outcome.answer ?? 'false' },
    ],
  }
}

/** Roles: whoever may manage them, and never beyond oneself. Viewing as a member: likewise, and one's own to end. */
export const roleRules: Noun = {
  name: 'roles',
  covers: {
    tables: ['view_as_sessions'],
    functions: [
      'create_role',
      'update_role',
      'remove_role',
      'preview_role',
      'start_view_as',
      'end_view_as',
    ],
  },
  probes: (who) => [
    ...roleVerbs(who),
    pretending(who),
    ...viewingVerbs(who),
    reads(
      who,
      'select view_as_sessions',
      'select id from public.view_as_sessions',
      (Object.keys(viewings) as Viewing[]).map((which) => ({
        key: viewingId(which),
        relation: `session ${which}`,
        visible:
          isBackend(who) ||
          holds(who, 'read_audit') ||
          (who.member !== undefined && viewings[which].viewer === who.member),
      })),
    ),
  ],
}
