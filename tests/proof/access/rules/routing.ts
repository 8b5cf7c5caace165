import type { Noun, Probe } from '../matrix/probe.ts'
import { categoryId, inboxId, teamIds } from '../world/places.ts'
import { conversations, waiting, type Conversation } from '../world/conversations.ts'
import { idOf } from '../world/ids.ts'
import { boris, members, memberNamed } from '../world/members.ts'
import type { Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { adminVerb, calls, quote, reads, uuid, verb } from './doors.ts'
import { holds, isBackend, isMember, sees } from './sight.ts'

type Team = keyof typeof teamIds
const bothTeams = ['tickets', 'hotels'] as const

/** Supervisors look after everything, or after the teams they are in. */
const supervises = (who: Who, team: Team): boolean =>
  who.member !== undefined && (who.member.scope === 'all' || who.member.teams.includes(team))

/** Looking, which whoever views as somebody may, too. */
function looking(who: Who, permission: string): string {
  if (who.role === 'anon' || isBackend(who)) return 'denied'
  if (!isMember(who)) return 'not_a_member'
  return holds(who, permission) ? 'ok' : 'not_permitted'
}

/** What is about a team is refused for a team that is not one's own to run. */
const ofTeam = (who: Who, team: Team, answer: string): string =>
  answer === 'ok' && !supervises(who, team) ? 'team_not_found' : answer

/** The back office wakes and hurries without being anybody's colleague. */
const orBackOffice = (who: Who, answer: string) => (isBackend(who) ? 'ok' : answer)

const onConversations = (who: Who, c: Conversation): Probe[] => {
  const at = (name: string, rest: string, expected: string) =>
    calls(who, name, c.relation, `${uuid(c.id)}${rest}`, expected)
  const claiming = verb(who, 'reply', c)
  const isTaken = c.assignee !== null && c.assignee !== who.member
  const snoozing = verb(who, 'close', c)
  return [
    at('claim_conversation', '', claiming === 'ok' && isTaken ? 'already_assigned' : claiming),
    at(
      'snooze_conversation',
      '',
      snoozing === 'ok' && c.status === 'closed' ? 'conversation_closed' : snoozing,
    ),
    at('wake_conversation', '', orBackOffice(who, snoozing)),
    at('set_urgent_at', ', now()', orBackOffice(who, verb(who, 'assign', c))),
    at('set_priority', ', 5', verb(who, 'assign', c)),
  ]
}

function ownAvailability(who: Who): Probe[] {
  const own =
    who.role !== 'authenticated'
      ? 'denied'
      : !isMember(who)
        ? 'not_a_member'
        : who.onlyLooks
          ? 'view_as_is_read_only'
          : 'ok'
  const supervising = verb(who, 'read_load')
  const other = (name: string, of: Team) =>
    calls(
      who,
      'set_member_availability',
      name,
      `${uuid(memberNamed(name).id)}, 'away'`,
      supervising === 'ok' && !supervises(who, of) && memberNamed(name) !== who.member
        ? 'member_not_found'
        : supervising,
    )
  return [
    calls(who, 'set_availability', 'oneself', `'away'`, own),
    calls(who, 'be_present', 'oneself', '', who.onlyLooks ? 'ok' : own),
    ...(who.onlyLooks ? [notNoticed(who)] : []),
    calls(who, 'colleague_loads', 'everybody', '', who.onlyLooks ? 'ok' : own),
    other('boris', 'tickets'),
    other('darya', 'hotels'),
  ]
}

/** Who looks through a member's eyes does not bring that member to the desk. Looked up as the owner. */
const notNoticed = (who: Who): Probe => ({
  door: 'be_present',
  plane: 'rpc',
  sql: `select public.be_present(); select set_config('role', 'none', true);
    select coalesce(bool_or(seen_at = now()), false)::text
    from public.member_presence where member_id = ${uuid(who.member!.id)}`,
  judge: (outcome) => [
    {
      relation: 'whom one looks at',
      expected: 'false',
      got: outcome.answer ?? outcome.message ?? '',
    },
  ],
})

function settings(who: Who): Probe[] {
  const may = adminVerb(who, 'manage_routing')
  return [
    ...bothTeams.flatMap((team) => [
      calls(
        who,
        'update_team_routing',
        team,
        `${uuid(teamIds[team])}, 'manual'`,
        ofTeam(who, team, may),
      ),
      calls(
        who,
        'set_team_hours',
        team,
        `${uuid(teamIds[team])}, 'Europe/Moscow'`,
        ofTeam(who, team, may),
      ),
    ]),
    calls(
      who,
      'set_team_member_capacity',
      'tickets',
      `${uuid(teamIds.tickets)}, ${uuid(boris.id)}, 3`,
      ofTeam(who, 'tickets', may),
    ),
    calls(
      who,
      'set_member_categories',
      'boris',
      `${uuid(boris.id)}, array[${uuid(categoryId)}]`,
      may === 'ok' && !supervises(who, 'tickets') ? 'member_not_found' : may,
    ),
    calls(who, 'update_inbox_reopening', 'site', `${uuid(inboxId)}, 60`, may),
    calls(who, 'update_routing_formula', 'the weights', formula, may),
    calls(
      who,
      'preview_routing_formula',
      'who waits',
      formula,
      looking(who, 'manage_routing'),
      (answer) =>
        conversations
          .filter((c) => answer.includes(c.id) && !sees(who, c))
          .map((c) => `shows ${c.relation}`)
          .join(', '),
    ),
  ]
}

const formula =
  quote(
    JSON.stringify({
      category_priority: 1,
      manual_priority: 1,
      company_importance: 1,
      per_minute_waiting: 1,
      urgency: 1,
      urgency_horizon_hours: 24,
    }),
  ) + '::jsonb'

function load(who: Who): Probe[] {
  const onlyOwn = (answer: string) =>
    bothTeams
      .filter((team) => answer.includes(teamIds[team]) !== supervises(who, team))
      .map((team) => `wrong about ${team}`)
      .join(', ')
  return [
    calls(who, 'load_overview', 'teams in scope', '', looking(who, 'read_load'), onlyOwn),
    calls(
      who,
      'load_trend',
      'a foreign team',
      `${uuid(teamIds.hotels)}, current_date`,
      looking(who, 'read_load'),
      (answer) => ((answer === '[]') === supervises(who, 'hotels') ? 'wrong about hotels' : ''),
    ),
  ]
}

function queues(who: Who): Probe[] {
  const missing = (answer: string) => (answer === 'ok' ? 'job_not_found' : answer)
  return [
    calls(who, 'queue_overview', 'all', '', looking(who, 'manage_queues')),
    calls(
      who,
      'queue_jobs',
      'waiting',
      `'housekeeping/sweep', 'waiting'`,
      looking(who, 'manage_queues'),
    ),
    calls(
      who,
      'retry_job',
      'one',
      `'housekeeping/sweep', ${uuid(idOf('job'))}`,
      missing(adminVerb(who, 'manage_queues')),
    ),
    calls(
      who,
      'drop_job',
      'one',
      `'housekeeping/sweep', ${uuid(idOf('job'))}`,
      missing(adminVerb(who, 'manage_queues')),
    ),
  ]
}

function tables(who: Who): Probe[] {
  const rows = (
    table: string,
    key: string,
    list: Record<string, string>,
    visible: (relation: string) => boolean,
  ) =>
    reads(
      who,
      `select ${table}`,
      `select ${key}::text from public.${table}`,
      Object.entries(list).map(([relation, id]) => ({
        key: id,
        relation,
        visible: isBackend(who) || visible(relation),
      })),
    )
  const people = Object.fromEntries(members.map((member) => [member.name, member.id]))
  const inScope = (team: string) => holds(who, 'read_load') && supervises(who, team as Team)
  const oneself = (name: string) => holds(who, 'read_load') || who.member?.name === name
  return [
    rows('routing_formula', `'formula'`, { formula: 'formula' }, () => isMember(who)),
    rows('member_categories', 'member_id', { boris: boris.id }, () => isMember(who)),
    rows('team_hours', 'team_id', teamIds, () => isMember(who)),
    rows('team_holidays', 'team_id', teamIds, () => isMember(who)),
    rows('load_samples', 'team_id', teamIds, inScope),
    rows('load_alerts', 'team_id', teamIds, inScope),
    rows('member_presence', 'member_id', people, oneself),
    rows('availability_spans', 'member_id', people, oneself),
  ]
}

/** Who gets what: members work in what they see, supervisors run the teams in their scope. */
export const routingRules: Noun = {
  name: 'routing',
  covers: {
    tables: [
      'routing_formula',
      'member_categories',
      'team_hours',
      'team_holidays',
      'load_samples',
      'load_alerts',
      'member_presence',
      'availability_spans',
    ],
    functions: [
      'claim_conversation',
      'snooze_conversation',
      'wake_conversation',
      'set_urgent_at',
      'set_priority',
      'set_availability',
      'be_present',
      'colleague_loads',
      'set_member_availability',
      'update_team_routing',
      'set_team_hours',
      'set_team_member_capacity',
      'set_member_categories',
      'update_inbox_reopening',
      'update_routing_formula',
      'preview_routing_formula',
      'load_overview',
      'load_trend',
      'queue_overview',
      'queue_jobs',
      'retry_job',
      'drop_job',
    ],
  },
  probes: (who) => [
    ...tables(who),
    ...targetsFor(who).flatMap((c) => onConversations(who, c)),
    ...ownAvailability(who),
    ...settings(who),
    ...load(who),
    ...queues(who),
  ],
}
void waiting
