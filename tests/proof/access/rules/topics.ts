import type { Noun, Probe } from '../matrix/probe.ts'
import { teamIds } from '../world/places.ts'
import { contacts } from '../world/contacts.ts'
import { boris, members } from '../world/members.ts'
import { viewingId, viewings, type Viewing, type Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { calls, quote, uuid } from './doors.ts'
import { holds, isMember, memberWhoSees, sees } from './sight.ts'

/* What may be done on a topic: hear = receive broadcasts, watch = see who is there, say = send, appear = be seen. */
const silence = ''

/** What Realtime would allow on a topic, asked as Realtime asks. */
function join(who: Who, kind: string, relation: string, name: string, expected: string): Probe {
  const claims = quote(JSON.stringify(who.claims))
  const both = `array['broadcast', 'presence']`
  return {
    door: `topic ${kind}`,
    plane: 'realtime',
    asOwner: true,
    sql: `select concat_ws(', ',
        case when 'broadcast' = any (may_read) then 'hear' end, case when 'presence' = any (may_read) then 'watch' end,
        case when 'broadcast' = any (may_write) then 'say' end, case when 'presence' = any (may_write) then 'appear' end)
      from realtime.authorize('${who.role}', ${name}, ${claims}, '{}', ${both}, ${both})`,
    judge: (outcome) => [{ relation, expected, got: outcome.answer ?? outcome.message ?? '' }],
  }
}

const conversationTopics = (who: Who): Probe[] =>
  targetsFor(who).flatMap((c) => {
    const name = (kind: string) => `private.conversation_topic('${kind}', ${uuid(c.id)})`
    const member = memberWhoSees(who, c)
    const acts = member && !who.onlyLooks
    const present = {
      conversation: member ? 'hear' : silence,
      viewers: acts ? 'hear, watch, appear' : member ? 'hear, watch' : silence,
      typing: sees(who, c) ? (who.onlyLooks ? 'hear' : 'hear, say') : silence,
    }
    return Object.entries(present).flatMap(([kind, expected]) => [
      join(who, kind, c.relation, name(kind), expected),
      // Every epoch in the name counts: an older one is a name that nobody may join any more.
      ...(expected
        ? stale(name(kind)).map(([what, sql]) =>
            join(who, kind, `${c.relation}, ${what}`, sql, silence),
          )
        : []),
    ])
  })

const stale = (name: string): [string, string][] => [
  ['an older last epoch', `regexp_replace(${name}, '\\d+$', '0')`],
  ['an older first epoch', `regexp_replace(${name}, ':\\d+(\\.|$)', ':0\\1')`],
  ['no epoch', `regexp_replace(${name}, ':[0-9.]+$', '')`],
  ['something added', `${name} || ':x'`],
]

const listTopics = (who: Who): Probe[] => {
  const scope = who.member?.scope
  const team = (name: keyof typeof teamIds) => `private.team_topic(${uuid(teamIds[name])})`
  const hearsTeam = (name: keyof typeof teamIds) =>
    scope && scope !== 'assigned' && who.member!.teams.includes(name) ? 'hear' : silence
  const unassigned = (name: keyof typeof teamIds) =>
    `private.unassigned_topic(${uuid(teamIds[name])})`
  const hearsWaiting = (name: keyof typeof teamIds) =>
    scope === 'assigned' && who.member!.seesUnassigned && who.member!.teams.includes(name)
      ? 'hear'
      : silence
  return [
    join(who, 'unassigned', 'my team', unassigned('tickets'), hearsWaiting('tickets')),
    join(who, 'unassigned', 'another team', unassigned('hotels'), hearsWaiting('hotels')),
    ...stale(unassigned('tickets')).map(([what, sql]) =>
      join(who, 'unassigned', what, sql, silence),
    ),
    join(
      who,
      'load',
      'everything',
      'private.load_topic()',
      holds(who, 'read_load') ? 'hear' : silence,
    ),
    ...stale('private.load_topic()').map(([what, sql]) => join(who, 'load', what, sql, silence)),
    join(who, 'inbox', 'everything', 'private.inbox_topic()', scope === 'all' ? 'hear' : silence),
    ...stale('private.inbox_topic()').map(([what, sql]) => join(who, 'inbox', what, sql, silence)),
    join(who, 'team', 'my team', team('tickets'), hearsTeam('tickets')),
    join(who, 'team', 'another team', team('hotels'), hearsTeam('hotels')),
    ...stale(team('tickets')).map(([what, sql]) => join(who, 'team', what, sql, silence)),
  ]
}

const personalTopics = (who: Who): Probe[] => [
  ...[who.member ?? members[0]!, boris, members[0]!].map((member) =>
    join(
      who,
      'member',
      member === who.member ? 'oneself' : 'another member',
      `'member:${member.id}'`,
      member === who.member && !who.onlyLooks ? 'hear' : silence,
    ),
  ),
  ...(Object.keys(viewings) as Viewing[]).map((which) =>
    join(
      who,
      'viewing',
      `session ${which}`,
      `'viewing:${viewingId(which)}'`,
      who.onlyLooks && who.viewing === viewingId(which) ? 'hear' : silence,
    ),
  ),
  join(
    who,
    'member',
    'oneself, something added',
    `'member:${who.member?.id ?? boris.id}:1'`,
    silence,
  ),
  ...contacts.map((contact) =>
    join(
      who,
      'contact',
      contact.name,
      `private.contact_topic(${uuid(contact.id)})`,
      who.contact === contact ? 'hear' : silence,
    ),
  ),
  ...(who.contact
    ? stale(`private.contact_topic(${uuid(who.contact.id)})`).map(([what, sql]) =>
        join(who, 'contact', what, sql, silence),
      )
    : []),
  join(who, 'of no known kind', 'a name of one’s own making', `'lobby:1'`, silence),
  join(who, 'of no known kind', 'an empty name', `':'`, silence),
]

/** Topics carry what one may see anyway, under their present name; customers say nothing but that they type. */
export const topicRules: Noun = {
  name: 'topics',
  covers: {
    topics: [
      'member',
      'viewing',
      'inbox',
      'team',
      'unassigned',
      'conversation',
      'typing',
      'viewers',
      'contact',
      'load',
    ],
    functions: ['my_topics'],
  },
  probes: (who) =>
    who.role === 'service_role'
      ? []
      : [
          ...personalTopics(who),
          ...listTopics(who),
          ...conversationTopics(who),
          calls(
            who,
            'my_topics',
            'own lists',
            '',
            who.role !== 'authenticated' ? 'denied' : isMember(who) ? 'ok' : 'not_a_member',
            (answer) => {
              const { member, lists, load } = JSON.parse(answer) as {
                member: string
                lists: string[]
                load: string | null
              }
              if ((load !== null) !== who.member!.permissions.includes('read_load'))
                return `load ${load}`
              const kinds = lists.map((name) => name.split(':')[0]).join(' ')
              const teams = (kind: string) => who.member!.teams.map(() => kind).join(' ')
              const expected = {
                all: 'inbox',
                teams: teams('team'),
                assigned: who.member!.seesUnassigned ? teams('unassigned') : '',
              }[who.member!.scope]
              const personal = who.onlyLooks ? `viewing:${who.viewing}` : `member:${who.member!.id}`
              return member === personal && kinds === expected ? '' : `${member} ${kinds}`
            },
          ),
        ],
}
