import type { Noun, Probe } from '../matrix/probe.ts'
import type { Conversation } from '../world/conversations.ts'
import { boris } from '../world/members.ts'
import { categoryId, macros, teamIds } from '../world/places.ts'
import type { Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { adminVerb, calls, reads, uuid, verb, type Row } from './doors.ts'
import { holds, isBackend, isMember } from './sight.ts'

type Team = keyof typeof teamIds
const ofTeam = (who: Who, team: Team): boolean => who.member?.teams.includes(team) ?? false
const reachesAll = (who: Who): boolean => who.member?.scope === 'all'

/** One's own, those of one's teams (all of them for who manages them everywhere), everyone's. */
const sees: Record<keyof typeof macros, (who: Who) => boolean> = {
  'boris’s own': (who) => who.member === boris,
  'of the tickets': (who) =>
    ofTeam(who, 'tickets') || (reachesAll(who) && holds(who, 'manage_macros')),
  'of the hotels': (who) =>
    ofTeam(who, 'hotels') || (reachesAll(who) && holds(who, 'manage_macros')),
  everyone: isMember,
}
const kinds = Object.keys(macros) as (keyof typeof macros)[]

const rowsFor = (who: Who): Row[] =>
  kinds.map((kind) => ({
    key: macros[kind],
    relation: kind,
    visible: isBackend(who) || (isMember(who) && sees[kind](who)),
  }))

/** Changing one: what is one's own needs reply, what is shared manage_macros, and reaching its team. */
function changing(who: Who, kind: keyof typeof macros): string {
  if (kind === 'boris’s own') {
    const answer = verb(who, 'reply')
    return answer === 'ok' && !sees[kind](who) ? 'macro_not_found' : answer
  }
  // That there is one for everybody is no secret to who asks: the right to change it is asked for first.
  const isSeen = kind === 'everyone' || (isMember(who) && sees[kind](who))
  if (!isSeen && who.role === 'authenticated') {
    const answer = verb(who, 'reply')
    return answer === 'ok' ? 'macro_not_found' : answer
  }
  return adminVerb(who, 'manage_macros')
}

function using(who: Who, kind: keyof typeof macros): string {
  const answer = verb(who, 'reply')
  return answer === 'ok' && !sees[kind](who) ? 'macro_not_found' : answer
}

const onMacro = (who: Who, kind: keyof typeof macros): Probe[] => {
  const id = uuid(macros[kind])
  const change = changing(who, kind)
  return [
    calls(who, 'use_macro_files', kind, id, using(who, kind)),
    calls(who, 'remove_macro', kind, id, change),
    calls(who, 'copy_macro', kind, `${id}, 'M'`, using(who, kind)),
  ]
}

function writing(who: Who): Probe[] {
  const sharing = adminVerb(who, 'manage_macros')
  const inTeam = (team: Team) =>
    sharing === 'ok' && !reachesAll(who) && !ofTeam(who, team) ? 'grant_exceeds_own' : sharing
  const save = (relation: string, visibility: string, team: string, expected: string) =>
    calls(who, 'save_macro', relation, `null, 'M', '${visibility}', ${team}, 'x', '[]'`, expected)
  return [
    save('one’s own', 'own', 'null', verb(who, 'reply')),
    save('everyone', 'everyone', 'null', sharing),
    save('a team', 'team', uuid(teamIds.tickets), inTeam('tickets')),
    save('another team', 'team', uuid(teamIds.hotels), inTeam('hotels')),
  ]
}

function categories(who: Who): Probe[] {
  const may = adminVerb(who, 'manage_categories')
  const names = `'{"ru": "Т", "en": "T"}'`
  const leading = (team: Team) =>
    may === 'ok' && !reachesAll(who) && !ofTeam(who, team) ? 'grant_exceeds_own' : may
  return [
    calls(
      who,
      'create_category',
      'tickets',
      `${names}, ${uuid(teamIds.tickets)}`,
      leading('tickets'),
    ),
    calls(who, 'create_category', 'hotels', `${names}, ${uuid(teamIds.hotels)}`, leading('hotels')),
    calls(
      who,
      'update_category',
      'to the hotels',
      `${uuid(categoryId)}, ${names}, ${uuid(teamIds.hotels)}, 1`,
      leading('tickets') === 'ok' ? leading('hotels') : leading('tickets'),
    ),
    calls(who, 'archive_category', 'tickets', uuid(categoryId), may),
    calls(who, 'order_categories', 'all', `array[${uuid(categoryId)}]`, may),
  ]
}

const onConversation = (who: Who, c: Conversation): Probe[] => {
  const at = (name: string, permission: string, rest: string) =>
    calls(who, name, c.relation, `${uuid(c.id)}${rest}`, verb(who, permission, c))
  const actions = `'[{"type": "category", "category_id": null}]'`
  return [
    at('set_category', 'reply', ', null'),
    at('run_actions', 'reply', `, gen_random_uuid(), ${actions}`),
    at('send_with_actions', 'reply', `, gen_random_uuid(), 'x', ${actions}`),
    at('note_with_actions', 'note', `, gen_random_uuid(), 'x', ${actions}`),
  ]
}

/** Prepared answers and what conversations are about: who sees them, who writes them, who uses them. */
export const macroRules: Noun = {
  name: 'macros and categories',
  covers: {
    tables: ['macros', 'macro_files'],
    functions: [
      'save_macro',
      'remove_macro',
      'copy_macro',
      'use_macro_files',
      'run_actions',
      'send_with_actions',
      'note_with_actions',
      'set_category',
      'create_category',
      'update_category',
      'archive_category',
      'order_categories',
    ],
  },
  probes: (who) => [
    reads(who, 'select macros', 'select id from public.macros', rowsFor(who)),
    reads(who, 'select macro_files', 'select macro_id from public.macro_files', rowsFor(who)),
    ...kinds.flatMap((kind) => onMacro(who, kind)),
    ...writing(who),
    ...categories(who),
    ...targetsFor(who).flatMap((c) => onConversation(who, c)),
  ],
}
