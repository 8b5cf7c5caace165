import type { QueuePolicy } from 'pg-boss'
import { z } from 'zod'

/*
 * What can be done later: each queue with its payload and pg-boss's settings. The app and lib import
 * only this; the work itself is in jobs/. A migration makes the same queues, so that a verb can enqueue
 * before any worker has run; a flow test holds the two equal.
 */

type QueueContract = {
  /** Ids only: a handler loads what it needs when it runs, because the world may have moved on. */
  payload: z.ZodType<object>
  /** Jobs of this queue at once in one worker process. */
  concurrency: number
  /**
   * Seconds between two looks for jobs whose time has come, 0.5 at least; 5 where nothing is said. What is
   * enqueued for now is notified and does not wait for a look.
   */
  lookEvery?: number
  settings: {
    /** Fixed at the queue's birth: another one means another queue. */
    policy: QueuePolicy
    retryLimit: number
    /** Seconds before the first retry; doubles with retryBackoff. */
    retryDelay: number
    retryBackoff: boolean
    retryDelayMax?: number
    /** Seconds until a running job counts as lost with its worker and is given to another. */
    expireInSeconds: number
    /** Wakes the workers at once (LISTEN/NOTIFY) rather than at their next poll. */
    notify: boolean
  }
}

export const queues = {
  /** A mail with the team's replies that the customer has not read. Singleton: the conversation. */
  'messages/mail-unread': {
    payload: z.strictObject({ conversation_id: z.guid() }),
    concurrency: 4,
    settings: {
      policy: 'short',
      retryLimit: 5,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: 120,
      notify: true,
    },
  },
  /** The conversation that a customer wants by mail. Singleton: the conversation and the event. */
  'messages/mail-transcript': {
    payload: z.strictObject({ conversation_id: z.guid(), position: z.int().positive() }),
    concurrency: 2,
    settings: {
      policy: 'short',
      retryLimit: 5,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: 120,
      notify: true,
    },
  },
  /** The mail that asks somebody to join the team. Singleton: the invitation. */
  'members/mail-invitation': {
    payload: z.strictObject({ invitation_id: z.guid() }),
    concurrency: 2,
    settings: {
      policy: 'short',
      retryLimit: 5,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: 120,
      notify: true,
    },
  },
  /** The mail about a mention that its member has not seen. Singleton: the note and the member. */
  'mentions/mail-mention': {
    payload: z.strictObject({ note_id: z.guid(), member_id: z.guid() }),
    concurrency: 2,
    settings: {
      policy: 'short',
      retryLimit: 5,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: 120,
      notify: true,
    },
  },
  /** The files of an erased person leave Storage. Singleton: the contact. */
  'contacts/erase-files': {
    payload: z.strictObject({ contact_id: z.guid() }),
    concurrency: 1,
    settings: {
      policy: 'short',
      retryLimit: 10,
      retryDelay: 30,
      retryBackoff: true,
      retryDelayMax: 3_600,
      expireInSeconds: 600,
      notify: true,
    },
  },
  /** Waiting conversations of a team find their agents. Several of one team are one (private.route_team). */
  'routing/route-team': {
    payload: z.strictObject({ team_id: z.guid() }),
    concurrency: 4,
    settings: {
      // Not one of the policies that keep a single job: a transaction that finds another's job does not
      // know whether that one will still see what it is about to commit.
      policy: 'standard',
      retryLimit: 3,
      retryDelay: 1,
      retryBackoff: true,
      expireInSeconds: 60,
      notify: true,
    },
  },
  /** What the other jobs may have missed: silent desks, overdue sleepers, teams with work, nearing instants. */
  'routing/sweep': {
    payload: z.strictObject({}),
    concurrency: 1,
    settings: {
      policy: 'exclusive',
      retryLimit: 0,
      retryDelay: 0,
      retryBackoff: false,
      expireInSeconds: 120,
      notify: true,
    },
  },
  /** Customers learn their new places, supervisors that a team's load changed. Singleton: the team. */
  'routing/tell-places': {
    payload: z.strictObject({ team_id: z.guid() }),
    concurrency: 1,
    lookEvery: 1,
    settings: {
      policy: 'short',
      retryLimit: 1,
      retryDelay: 1,
      retryBackoff: false,
      expireInSeconds: 60,
      notify: true,
    },
  },
  /** The minute's figures of each team, and the alerts that come from them. */
  'routing/sample-load': {
    payload: z.strictObject({}),
    concurrency: 1,
    settings: {
      policy: 'exclusive',
      retryLimit: 0,
      retryDelay: 0,
      retryBackoff: false,
      expireInSeconds: 60,
      notify: true,
    },
  },
  /** The mail to a team's supervisors about an alert. Singleton: the alert. */
  'routing/mail-alert': {
    payload: z.strictObject({ alert_id: z.guid() }),
    concurrency: 1,
    settings: {
      policy: 'short',
      retryLimit: 5,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: 120,
      notify: true,
    },
  },
  /** A snoozed conversation wakes when its time has come. Singleton: the conversation. */
  'snooze/wake': {
    payload: z.strictObject({ conversation_id: z.guid() }),
    concurrency: 2,
    lookEvery: 0.5,
    settings: {
      policy: 'short',
      retryLimit: 10,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      expireInSeconds: 30,
      notify: true,
    },
  },
  /** What nobody needs any more: ended sessions, visitors who never wrote, loose files, old broadcasts. */
  'housekeeping/sweep': {
    payload: z.strictObject({}),
    concurrency: 1,
    settings: {
      policy: 'exclusive',
      retryLimit: 2,
      retryDelay: 60,
      retryBackoff: true,
      expireInSeconds: 300,
      notify: true,
    },
  },
} satisfies Record<string, QueueContract>

export type QueueName = keyof typeof queues
export type Payload<Name extends QueueName> = z.output<(typeof queues)[Name]['payload']>

export const queueNames = Object.keys(queues) as QueueName[]

/** Where the jobs of a queue end that failed for good. Kept for a month, to be looked at and redriven. */
export function deadLetterOf(name: QueueName): `${QueueName}/dead` {
  return `${name}/dead`
}

const month = 30 * 24 * 60 * 60

export const deadLetterSettings = {
  policy: 'standard',
  retentionSeconds: month,
  deleteAfterSeconds: month,
} as const satisfies { policy: QueuePolicy; retentionSeconds: number; deleteAfterSeconds: number }
