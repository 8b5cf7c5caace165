import type { QueueName } from '#lib/queue/contract.ts'
import type { Handler } from './handler.ts'
import { sweep } from './housekeeping/sweep.ts'
import { mailMention } from './mentions/mail-mention.ts'
import { mailUnread } from './messages/mail-unread.ts'

export type Handlers = { [Name in QueueName]: Handler<Name> }

/** Who does the jobs of which queue. A queue without a handler does not compile. */
export const handlers = {
  'messages/mail-unread': mailUnread,
  'mentions/mail-mention': mailMention,
  'housekeeping/sweep': sweep,
} satisfies Handlers
