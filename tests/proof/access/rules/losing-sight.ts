import type { Noun, Probe } from '../matrix/probe.ts'
import { spareRole, teamIds } from '../world/places.ts'
import { maria, pavel } from '../world/contacts.ts'
import {
  colleagues,
  conversations,
  elsewhere,
  mentionedIn,
  waiting,
  type Conversation,
} from '../world/conversations.ts'
import { boris, darya, memberNamed, vera, type Member } from '../world/members.ts'
import { asMember, everybody, viewingId, viewings, type Who } from '../world/who.ts'
import { quote, uuid } from './doors.ts'
import { idOfRole } from './team.ts'

/* A topic's policy is asked when it is joined. So whoever loses sight sits on names that nobody uses any more. */

const whoIs = (name: string): Who => everybody.find((who) => who.name === name)!
const claims = (who: Who) => `${quote(JSON.stringify(who.claims))}::jsonb`
const asVera = `select proof.claim(${claims(asMember(vera))})`
const by = (call: string) => `${asVera}; select public.${call}; select proof.claim('{}')`
const ownOf = (member: Member): Conversation => conversations.find((c) => c.assignee === member)!

type Loss = { what: string; loser: Who; change: string; about: Conversation[] }

const all = memberNamed('all, may all')
const teams = memberNamed('teams, may all')
const assigned = memberNamed('assigned, may all')
const andUnassigned = memberNamed('assigned+unassigned, may all')
const viewer = whoIs('viewing as agent')
const agent = viewings.agent.viewed

const role = (member: Member, change: string) =>
  `update public.roles set ${change} where id = ${uuid(idOfRole(member.role))}`

const losses: Loss[] = [
  {
    what: 'scope narrowed from all to teams',
    loser: asMember(all),
    change: role(all, `scope = 'teams'`),
    about: [elsewhere, mentionedIn],
  },
  {
    what: 'scope narrowed from teams to assigned',
    loser: asMember(teams),
    change: role(teams, `scope = 'assigned'`),
    about: [colleagues, waiting],
  },
  {
    what: 'no longer sees the unassigned',
    loser: asMember(andUnassigned),
    change: role(andUnassigned, 'sees_unassigned = false'),
    about: [waiting],
  },
  {
    what: 'given another role',
    loser: asMember(all),
    change: by(`update_member(${uuid(all.id)}, 'x', ${uuid(spareRole)}, 5)`),
    about: [colleagues, elsewhere],
  },
  {
    what: 'the role was removed',
    loser: asMember(all),
    change: by(`remove_role(${uuid(idOfRole(all.role))}, ${uuid(spareRole)})`),
    about: [colleagues, elsewhere],
  },
  {
    what: 'taken out of the team',
    loser: asMember(teams),
    change: by(`set_team_members(${uuid(teamIds.tickets)}, array[${uuid(boris.id)}])`),
    about: [colleagues, waiting],
  },
  {
    what: 'the team was archived',
    loser: asMember(teams),
    change: by(`archive_team(${uuid(teamIds.tickets)}, ${uuid(teamIds.hotels)})`),
    about: [colleagues, waiting],
  },
  {
    what: 'moved to another team',
    loser: asMember(teams),
    change: by(`move_conversation(${uuid(colleagues.id)}, ${uuid(teamIds.hotels)})`),
    about: [colleagues],
  },
  {
    what: 'reassigned',
    loser: asMember(assigned),
    change: by(`assign_conversation(${uuid(ownOf(assigned).id)}, ${uuid(darya.id)})`),
    about: [ownOf(assigned)],
  },
  {
    what: 'unassigned',
    loser: asMember(assigned),
    change: by(`unassign_conversation(${uuid(ownOf(assigned).id)})`),
    about: [ownOf(assigned)],
  },
  {
    what: 'moved away from its assignee',
    loser: asMember(assigned),
    change: by(`move_conversation(${uuid(ownOf(assigned).id)}, ${uuid(teamIds.tickets)})`),
    about: [ownOf(assigned)],
  },
  {
    what: 'the unassigned was taken by another',
    loser: asMember(andUnassigned),
    change: by(`assign_conversation(${uuid(waiting.id)}, ${uuid(boris.id)})`),
    about: [waiting],
  },
  {
    what: 'the unassigned was moved to another team',
    loser: asMember(andUnassigned),
    change: by(`move_conversation(${uuid(waiting.id)}, ${uuid(teamIds.hotels)})`),
    about: [waiting],
  },
  {
    what: 'mention taken back',
    loser: asMember(assigned),
    change: by(`withdraw_mention(${uuid(mentionedIn.id)}, ${uuid(assigned.id)})`),
    about: [mentionedIn],
  },
  {
    what: 'deactivated',
    loser: asMember(all),
    change: by(`deactivate_member(${uuid(all.id)})`),
    about: [colleagues, ownOf(all), mentionedIn],
  },
  {
    what: 'deactivated past the verb',
    loser: asMember(assigned),
    change: `update public.members set deactivated_at = now() where id = ${uuid(assigned.id)}`,
    about: [ownOf(assigned), mentionedIn],
  },
  {
    what: 'viewing ended',
    loser: viewer,
    change: by(`end_view_as(${uuid(viewingId('agent'))})`),
    about: [colleagues, ownOf(agent)],
  },
  {
    what: 'the viewed was deactivated',
    loser: viewer,
    change: by(`deactivate_member(${uuid(agent.id)})`),
    about: [colleagues, ownOf(agent)],
  },
  {
    what: 'the viewer was deactivated',
    loser: viewer,
    change: `update public.members set deactivated_at = now() where id = ${uuid(vera.id)}`,
    about: [],
  },
  {
    what: 'the viewed may more than the viewer',
    loser: viewer,
    change: `update public.members set role_id = ${uuid(idOfRole('agent'))} where id = ${uuid(vera.id)}; update public.members set role_id = ${uuid(idOfRole('superadmin'))} where id = ${uuid(agent.id)}`,
    about: [],
  },
  {
    what: 'session revoked',
    loser: whoIs('customer maria'),
    change: `select public.end_visitor_session(${uuid(maria.session)})`,
    about: [colleagues],
  },
  {
    what: 'blocked',
    loser: whoIs('customer maria'),
    change: `update public.contacts set blocked_at = now() where id = ${uuid(maria.id)}`,
    about: [colleagues],
  },
  {
    what: 'erased',
    loser: whoIs('customer pavel'),
    change: by(`erase_contact(${uuid(pavel.id)}, 'asked')`),
    about: [],
  },
]

/** What is said after the loss, where the talker herself has not lost it. */
const talk = (loss: Loss) => {
  const lostVera = loss.what.startsWith('the viewer') || loss.what.startsWith('the viewed may')
  const ids = loss.about.map((c) => uuid(c.id)).join()
  return lostVera || !ids
    ? `update public.conversations set priority = 7; select public.send_message(${uuid(colleagues.id)}, gen_random_uuid(), 'x') from proof.claim(${claims(asMember(boris))}); select proof.claim('{}')`
    : `select proof.talk(array[${ids}], ${claims(asMember(vera))})`
}

const hears = (loss: Loss): Probe => ({
  door: 'topics joined before',
  plane: 'realtime',
  asOwner: true,
  sql: `select proof.still_heard(${claims(loss.loser)}, ${quote(loss.change)}, ${quote(talk(loss))})`,
  judge: (outcome) => [
    {
      relation: loss.what,
      expected: '',
      got: outcome.answer ?? `${outcome.state} ${outcome.message}`,
    },
  ],
})

/** A name joined for the first time may be replayed from before: so whoever comes into a team finds another. */
const renames = (what: string, change: string): Probe => ({
  door: 'team_topic',
  plane: 'realtime',
  asOwner: true,
  sql: `select set_config('proof.before', private.team_topic(${uuid(teamIds.tickets)}), true); ${change};
    select (private.team_topic(${uuid(teamIds.tickets)}) <> current_setting('proof.before'))::text`,
  judge: (outcome) => [
    { relation: what, expected: 'true', got: outcome.answer ?? outcome.message ?? '' },
  ],
})

const arrivals: Probe[] = [
  renames(
    'somebody joined',
    `insert into public.team_members (team_id, member_id) values (${uuid(teamIds.tickets)}, ${uuid(darya.id)})`,
  ),
  renames(
    'somebody took a place',
    `update public.team_members set member_id = ${uuid(vera.id)}
      where team_id = ${uuid(teamIds.tickets)} and member_id = ${uuid(teams.id)}`,
  ),
]

/** Whoever loses sight of something hears nothing of it any more, however long the socket stays open. */
export const losingSightRules: Noun = {
  name: 'losing sight',
  covers: {},
  probes: (who) => [
    ...losses.filter((loss) => loss.loser.name === who.name).map(hears),
    ...(who.name === teams.name ? arrivals : []),
  ],
}
