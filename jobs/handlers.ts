import type { QueueName } from '#lib/queue/contract.ts'
import { eraseFiles } from './contacts/erase-files.ts'
import type { Handler } from './handler.ts'
import { sweep } from './housekeeping/sweep.ts'
import { mailInvitation } from './members/mail-invitation.ts'
import { mailMention } from './mentions/mail-mention.ts'
import { mailTranscript } from './messages/mail-transcript.ts'
import { mailUnread } from './messages/mail-unread.ts'
import { mailAlert } from './routing/mail-alert.ts'
import { routeTeam } from './routing/route-team.ts'
import { sampleLoad } from './routing/sample-load.ts'
import { sweepRouting } from './routing/sweep.ts'
import { tellPlaces } from './routing/tell-places.ts'
import { wake } from './snooze/wake.ts'

export type Handlers = { [Name in QueueName]: Handler<Name> }

/** Who does the jobs of which queue. A queue without a handler does not compile. */
export const handlers = {
  'messages/mail-unread': mailUnread,
  'messages/mail-transcript': mailTranscript,
  'members/mail-invitation': mailInvitation,
  'contacts/erase-files': eraseFiles,
  'mentions/mail-mention': mailMention,
  'routing/route-team': routeTeam,
  'routing/sweep': sweepRouting,
  'routing/tell-places': tellPlaces,
  'routing/sample-load': sampleLoad,
  'routing/mail-alert': mailAlert,
  'snooze/wake': wake,
  'housekeeping/sweep': sweep,
} satisfies Handlers
