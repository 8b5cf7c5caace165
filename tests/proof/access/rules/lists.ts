import type { Noun } from '../matrix/probe.ts'
import { teamIds } from '../world/places.ts'
import { conversations, type Conversation } from '../world/conversations.ts'
import type { Who } from '../world/who.ts'
import { calls, reads, uuid } from './doors.ts'
import { targetsFor } from './conversations.ts'
import { memberSees, sees } from './sight.ts'

type View = (who: Who, c: Conversation) => boolean

const mine: View = (who, c) => c.assignee === who.member && c.status === 'open'

/** What each view promises to hold. */
const views: Record<string, View> = {
  mine,
  mentions: (who, c) => c.mentioned.includes(who.member!),
  unassigned: (who, c) => c.assignee === null && c.status === 'open' && memberSees(who.member!, c),
  all: (who, c) => c.status === 'open' && memberSees(who.member!, c),
  snoozed: (who, c) => c.status === 'snoozed' && memberSees(who.member!, c),
  closed: (who, c) => c.status === 'closed' && memberSees(who.member!, c),
}

const refusal = (who: Who) => (who.role === 'authenticated' ? 'not_a_member' : 'denied')

function page(who: Who, view: string, holdsIt: View, team?: keyof typeof teamIds) {
  const filters = { view, ...(team && { teams: [teamIds[team]] }) }
  const call = `'${JSON.stringify(filters)}'`
  const door = `list_page ${view}${team ? ` of ${team}` : ''}`
  const inView = (c: Conversation) => holdsIt(who, c) && (!team || c.team === team)
  if (!who.member) return calls(who, 'list_page', door, call, refusal(who))
  return reads(
    who,
    door,
    `select r ->> 'id' from jsonb_array_elements(public.list_page(${call}, page_size => 200) -> 'rows') r`,
    conversations.map((c) => ({ key: c.id, relation: c.relation, visible: inView(c) })),
    'lists',
  )
}

function counts(who: Who) {
  const expected = who.member
    ? Object.entries(views).map(
        ([view, holdsIt]) => [view, conversations.filter((c) => holdsIt(who, c)).length] as const,
      )
    : []
  return {
    ...calls(who, 'view_counts', 'every view', '', who.member ? 'ok' : refusal(who), (answer) => {
      const told = JSON.parse(answer) as Record<string, number>
      const wrong = expected.filter(([view, count]) => told[view] !== count)
      return wrong.map(([view, count]) => `${view} ${told[view]} instead of ${count}`).join(', ')
    }),
    plane: 'counts' as const,
  }
}

const countOf = (who: Who) =>
  conversations.filter((c) => who.role === 'service_role' || (who.member && sees(who, c))).length

/** Lists, counts and the timeline hold what the caller sees, and say nothing of the rest. */
export const listRules: Noun = {
  name: 'lists',
  covers: { functions: ['list_page', 'view_counts', 'timeline_page'] },
  probes: (who) => [
    ...Object.entries(views).flatMap(([view, holdsIt]) => [
      page(who, view, holdsIt),
      page(who, view, holdsIt, 'hotels'),
      page(who, view, holdsIt, 'tickets'),
    ]),
    counts(who),
    {
      ...reads(
        who,
        'count conversations',
        'select count(*)::text from public.conversations',
        who.role === 'anon' ? [] : [{ key: String(countOf(who)), relation: 'all', visible: true }],
        'counts',
      ),
    },
    ...targetsFor(who).map((c) =>
      calls(
        who,
        'timeline_page',
        c.relation,
        uuid(c.id),
        who.role !== 'authenticated'
          ? 'denied'
          : !who.member
            ? 'not_a_member'
            : sees(who, c)
              ? 'ok'
              : 'conversation_not_found',
        (answer) => (answer.includes(c.id) ? '' : 'without the conversation'),
      ),
    ),
  ],
}
