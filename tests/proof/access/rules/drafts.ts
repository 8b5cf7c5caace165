import type { Noun } from '../matrix/probe.ts'
import type { Conversation } from '../world/conversations.ts'
import type { Who } from '../world/who.ts'
import { targetsFor } from './conversations.ts'
import { calls, reads, uuid } from './doors.ts'
import { isBackend, isMember, sees } from './sight.ts'

function saving(who: Who, c: Conversation): string {
  if (who.role === 'anon' || isBackend(who)) return 'denied'
  if (who.isViewing) return 'view_as_is_read_only'
  if (!isMember(who)) return 'not_a_member'
  return sees(who, c) ? 'ok' : 'conversation_not_found'
}

/** What a member has begun to write: its own alone. The world keeps none, so whatever is seen is strange. */
export const draftRules: Noun = {
  name: 'drafts',
  covers: { tables: ['drafts'], functions: ['save_draft'] },
  probes: (who) => [
    reads(who, 'select drafts', 'select 1 from public.drafts', []),
    ...targetsFor(who).map((c) =>
      calls(who, 'save_draft', c.relation, `${uuid(c.id)}, 'message', 'Begun', ''`, saving(who, c)),
    ),
  ],
}
