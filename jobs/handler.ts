import type { Payload, QueueName } from '#lib/queue/contract.ts'
import type { Database } from '#lib/queue/database.ts'

export type JobContext = {
  database: Database
  /** Aborted when the worker stops or the job has run too long. */
  signal: AbortSignal
}

/**
 * Does one job. It loads what the ids name, returns quietly if the world has moved on, and may be
 * called again for the same job at any time: each effect is its own to make once.
 *
 * Returns what came of it, for the log: short, and nothing of what people wrote. A throw is tried again
 * with the queue's pauses; a PermanentFailure is not.
 */
export type Handler<Name extends QueueName> = (
  payload: Payload<Name>,
  context: JobContext,
) => Promise<string>
