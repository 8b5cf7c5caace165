import type { Noun, Probe } from '../matrix/probe.ts'
import { inboxId, invitations, teamIds } from '../world/places.ts'
import { idOf } from '../world/ids.ts'
import { boris, memberNamed, vera } from '../world/members.ts'
import type { Who } from '../world/who.ts'
import { adminVerb, calls, reads, uuid, writes } from './doors.ts'
import { agentRole, granting, superadminRole } from './grants.ts'
import { holds, isBackend } from './sight.ts'
import { idOfRole } from './team.ts'

const onlyBackend = (who: Who, otherwise: string) => (isBackend(who) ? otherwise : 'denied')

function invitationVerbs(who: Who): Probe[] {
  const invite = (role: string, team: keyof typeof teamIds, expected: string) =>
    calls(
      who,
      'invite_member',
      `as ${role} of ${team}`,
      `'new@proof.test', ${uuid(idOfRole(role))}, array[${uuid(teamIds[team])}]`,
      expected,
    )
  const asAgent = granting(who, 'manage_members', agentRole)
  const isForeign = who.member?.scope !== 'all' && !who.member?.teams.includes('hotels')
  const { small, big } = invitations
  const asAgentMay = adminVerb(who, 'manage_members')
  return [
    invite('agent', 'tickets', asAgent),
    invite('agent', 'hotels', asAgent === 'ok' && isForeign ? 'grant_exceeds_own' : asAgent),
    invite('superadmin', 'tickets', granting(who, 'manage_members', superadminRole)),
    calls(who, 'resend_invitation', "an agent's", uuid(small), asAgent),
    calls(
      who,
      'resend_invitation',
      "a superadmin's",
      uuid(big),
      granting(who, 'manage_members', superadminRole),
    ),
    calls(who, 'withdraw_invitation', "an agent's", uuid(small), adminVerb(who, 'manage_members')),
    ...(['accepted', 'withdrawn'] as const).map((state) =>
      calls(
        who,
        'resend_invitation',
        state,
        uuid(invitations[state]),
        asAgentMay === 'ok' ? 'invitation_not_found' : asAgentMay,
      ),
    ),
    ...(isBackend(who)
      ? (['small', 'expired', 'accepted', 'withdrawn'] as const).map(tokenOf)
      : []),
    calls(who, 'issue_invitation_token', "an agent's", uuid(small), onlyBackend(who, 'ok')),
    calls(who, 'invitation_by_token', 'by its token', `'token'`, onlyBackend(who, 'ok')),
    calls(
      who,
      'accept_invitation',
      'by its token',
      `'token', ${uuid(idOf('account/stranger'))}, 'Me'`,
      onlyBackend(who, 'invitation_not_found'),
    ),
  ]
}

/** Only an invitation that is open is good for anything. */
const tokenOf = (state: keyof typeof invitations): Probe => ({
  door: 'issue_invitation_token',
  plane: 'rpc',
  sql: `select (public.issue_invitation_token(${uuid(invitations[state])}) is not null)::text`,
  judge: (outcome) => [
    {
      relation: state,
      expected: String(state === 'small'),
      got: outcome.answer ?? outcome.message ?? '',
    },
  ],
})

function memberVerbs(who: Who): Probe[] {
  const at = (name: string, relation: string, call: string, expected: string) =>
    calls(who, name, relation, call, expected)
  const agent = granting(who, 'manage_members', agentRole)
  const superadmin = granting(who, 'manage_members', superadminRole)
  return [
    at(
      'update_member',
      'an agent',
      `${uuid(boris.id)}, 'Boris', ${uuid(idOfRole('agent'))}, 5`,
      agent,
    ),
    at(
      'update_member',
      'an agent, to superadmin',
      `${uuid(boris.id)}, 'Boris', ${uuid(idOfRole('superadmin'))}, 5`,
      superadmin,
    ),
    at(
      'update_member',
      'a superadmin, to agent',
      `${uuid(vera.id)}, 'Vera', ${uuid(idOfRole('agent'))}, 5`,
      superadmin,
    ),
    ...(who.member && !who.onlyLooks
      ? [
          at(
            'update_member',
            'oneself, to superadmin',
            `${uuid(who.member.id)}, 'Me', ${uuid(idOfRole('superadmin'))}, 5`,
            superadmin,
          ),
        ]
      : []),
    ...(who.member === boris ? [] : [at('deactivate_member', 'an agent', uuid(boris.id), agent)]),
    ...(who.member === vera
      ? []
      : [at('deactivate_member', 'a superadmin', uuid(vera.id), superadmin)]),
    at('reactivate_member', 'an agent', uuid(boris.id), agent),
    at('reactivate_member', 'a superadmin', uuid(vera.id), superadmin),
  ]
}

/** Somebody has to remain who may do everything: not even the owner of the database takes that away. */
const lastSuperadmin = (change: string): Probe => ({
  ...writes(
    'the last superadmin',
    change,
    `update public.members set role_id = ${uuid(idOfRole('agent'))} where id = ${uuid(memberNamed('superadmin').id)};
     update public.members set ${change} where id = ${uuid(vera.id)}`,
    'last_superadmin',
  ),
  asOwner: true,
})

function teamVerbs(who: Who): Probe[] {
  const may = adminVerb(who, 'manage_teams')
  // A team opens conversations: whoever does not see all handles only the teams that he is in.
  const foreign = (team: 'tickets' | 'hotels', answer: string) =>
    answer === 'ok' && who.member!.scope !== 'all' && !who.member!.teams.includes(team)
      ? 'grant_exceeds_own'
      : answer
  const members = (team: keyof typeof teamIds) =>
    calls(
      who,
      'set_team_members',
      team,
      `${uuid(teamIds[team])}, array[${uuid(boris.id)}]`,
      foreign(team, may),
    )
  const archive = (team: 'tickets' | 'hotels', successor: 'tickets' | 'hotels') =>
    calls(
      who,
      'archive_team',
      `${team}, into ${successor}`,
      `${uuid(teamIds[team])}, ${uuid(teamIds[successor])}`,
      foreign('hotels', may),
    )
  const inbox = (team: 'tickets' | 'hotels') =>
    calls(
      who,
      'update_inbox',
      `into ${team}`,
      `${uuid(inboxId)}, 'Site', ${uuid(teamIds[team])}, '{}', 'tombstone'`,
      team === 'hotels'
        ? foreign('hotels', adminVerb(who, 'manage_inboxes'))
        : foreign('tickets', adminVerb(who, 'manage_inboxes')),
    )
  return [
    calls(who, 'create_team', 'a new one', `'New'`, may),
    calls(who, 'update_team', 'tickets', `${uuid(teamIds.tickets)}, 'Tickets'`, may),
    members('tickets'),
    members('hotels'),
    archive('tickets', 'hotels'),
    archive('hotels', 'tickets'),
    inbox('tickets'),
    inbox('hotels'),
  ]
}

/** Members, invitations, teams and inboxes: whoever may manage them, and never beyond oneself. */
export const peopleRules: Noun = {
  name: 'people',
  covers: {
    tables: ['invitations'],
    functions: [
      'invite_member',
      'resend_invitation',
      'withdraw_invitation',
      'issue_invitation_token',
      'invitation_by_token',
      'accept_invitation',
      'update_member',
      'deactivate_member',
      'reactivate_member',
      'create_team',
      'update_team',
      'archive_team',
      'set_team_members',
      'update_inbox',
    ],
  },
  probes: (who) => [
    ...invitationVerbs(who),
    ...memberVerbs(who),
    ...teamVerbs(who),
    ...(isBackend(who)
      ? [
          lastSuperadmin('deactivated_at = now()'),
          lastSuperadmin(`role_id = ${uuid(idOfRole('agent'))}`),
        ]
      : []),
    reads(
      who,
      'select invitations',
      'select id from public.invitations',
      Object.entries(invitations).map(([relation, key]) => ({
        key,
        relation,
        visible: isBackend(who) || holds(who, 'manage_members'),
      })),
    ),
  ],
}
