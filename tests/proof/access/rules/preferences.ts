import type { Noun } from '../matrix/probe.ts'
import type { Who } from '../world/who.ts'
import { calls, reads } from './doors.ts'
import { holds, isBackend, isMember } from './sight.ts'

const reading = (who: Who) => {
  if (isMember(who)) return 'ok'
  return who.role === 'authenticated' ? 'not_a_member' : 'denied'
}

/** Habits of one member, and what calls it: nobody else's business. The world keeps none, so whatever is seen is strange. */
export const preferenceRules: Noun = {
  name: 'preferences',
  covers: {
    tables: ['member_preferences'],
    functions: ['change_preferences', 'my_unread', 'first_steps'],
  },
  probes: (who) => [
    reads(who, 'select member_preferences', 'select 1 from public.member_preferences', []),
    calls(
      who,
      'change_preferences',
      'oneself',
      `'{"enterSends": false}'`,
      isBackend(who) || !who.onlyLooks || !isMember(who) ? reading(who) : 'view_as_is_read_only',
    ),
    calls(who, 'my_unread', 'oneself', '', reading(who)),
    calls(
      who,
      'first_steps',
      'the installation',
      '',
      reading(who) === 'ok' && !holds(who, 'manage_inboxes') ? 'not_permitted' : reading(who),
    ),
  ],
}
