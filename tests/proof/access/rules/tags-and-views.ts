import type { Noun } from '../matrix/probe.ts'
import { savedViews, tagId, teamIds } from '../world/places.ts'
import type { Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { adminVerb, calls, reads, uuid, verb } from './doors.ts'
import { isBackend, isMember } from './sight.ts'

const reading = (who: Who) => {
  if (isMember(who)) return 'ok'
  return who.role === 'authenticated' ? 'not_a_member' : 'denied'
}

type Saved = (typeof savedViews)[number]

const seesView = (who: Who, view: Saved): boolean => {
  if (isBackend(who)) return true
  if (!who.member) return false
  if (view.audience === 'private') return view.owner === who.member
  if (view.audience === 'everyone') return true
  return who.member.scope === 'all' || who.member.teams.includes('tickets')
}

/** What changing a view answers: what is private to others is not there, what is shared needs the right. */
const changes = (who: Who, view: Saved): string => {
  if (who.role === 'anon' || isBackend(who)) return 'denied'
  if (!isMember(who)) return 'not_a_member'
  if (who.onlyLooks) return 'view_as_is_read_only'
  if (view.audience === 'private') return view.owner === who.member ? 'ok' : 'saved_view_not_found'
  if (view.audience === 'team' && !seesView(who, view)) return 'not_permitted'
  return who.member?.permissions.includes('manage_views') ? 'ok' : 'not_permitted'
}

/** Words on conversations and narrowed lists: who makes them, who uses them, who sees them. */
export const tagAndViewRules: Noun = {
  name: 'tags and views',
  covers: {
    tables: ['tags', 'saved_views'],
    functions: [
      'create_tag',
      'update_tag',
      'remove_tag',
      'merge_tags',
      'tag_usage',
      'tag_conversation',
      'untag_conversation',
      'save_view',
      'remove_view',
      'order_views',
      'saved_view_counts',
    ],
  },
  probes: (who) => {
    const managing = adminVerb(who, 'manage_tags')
    const own = verb(who, 'reply')
    const ownView = own === 'not_permitted' ? 'ok' : own
    return [
      reads(who, 'select tags', 'select id::text from public.tags', [
        { key: tagId, relation: 'a tag', visible: isMember(who) || isBackend(who) },
      ]),
      reads(
        who,
        'select saved_views',
        'select id::text from public.saved_views',
        savedViews.map((view) => ({
          key: view.id,
          relation: view.audience,
          visible: seesView(who, view),
        })),
      ),
      calls(who, 'create_tag', 'a word', `'Word'`, managing),
      calls(who, 'update_tag', 'a tag', `${uuid(tagId)}, 'Word', 'red'`, managing),
      calls(who, 'remove_tag', 'a tag', uuid(tagId), managing),
      calls(
        who,
        'merge_tags',
        'into itself',
        `${uuid(tagId)}, ${uuid(tagId)}`,
        managing === 'ok' ? 'tags_same' : managing,
      ),
      calls(who, 'tag_usage', 'every tag', '', verb(who, 'manage_tags')),
      ...targetsFor(who).flatMap((c) =>
        ['tag_conversation', 'untag_conversation'].map((name) =>
          calls(who, name, c.relation, `${uuid(c.id)}, ${uuid(tagId)}`, verb(who, 'reply', c)),
        ),
      ),
      calls(who, 'saved_view_counts', 'every view', '', reading(who)),
      calls(
        who,
        'save_view',
        'for oneself',
        `null, 'Mine', 'private', null, '{"view": "mine"}', 'newest'`,
        ownView,
      ),
      calls(
        who,
        'save_view',
        'for a team',
        `null, 'Ours', 'team', ${uuid(teamIds.tickets)}, '{"view": "all"}', 'newest'`,
        changes(
          who,
          savedViews.find(({ audience }) => audience === 'team')!,
        ),
      ),
      ...savedViews.flatMap((view) => [
        calls(who, 'remove_view', view.audience, uuid(view.id), changes(who, view)),
        calls(who, 'order_views', view.audience, `array[${uuid(view.id)}]`, changes(who, view)),
      ]),
    ]
  },
}
