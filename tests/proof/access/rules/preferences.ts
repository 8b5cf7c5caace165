import type { Noun } from '../matrix/probe.ts'
import { calls, reads } from './doors.ts'
import { isBackend, isMember } from './sight.ts'

/** Habits of one member: nobody else's business. The world keeps none, so whatever is seen is strange. */
export const preferenceRules: Noun = {
  name: 'preferences',
  covers: { tables: ['member_preferences'], functions: ['change_preferences'] },
  probes: (who) => [
    reads(who, 'select member_preferences', 'select 1 from public.member_preferences', []),
    calls(
      who,
      'change_preferences',
      'oneself',
      `'{"enterSends": false}'`,
      isBackend(who)
        ? 'denied'
        : who.onlyLooks
          ? 'view_as_is_read_only'
          : isMember(who)
            ? 'ok'
            : who.role === 'authenticated'
              ? 'not_a_member'
              : 'denied',
    ),
  ],
}
