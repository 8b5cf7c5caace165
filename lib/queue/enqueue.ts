import type { Payload, QueueName } from './contract.ts'
import type { Sql } from './database.ts'

export type EnqueueOptions = {
  /** With the queue's policy: one waiting job per key (`short`), one waiting or running (`exclusive`). */
  singleton?: string
  /** Not before this instant; at once without it. */
  runAt?: Date
}

/**
 * Adds a job in the caller's transaction, exactly as the database's own verbs do.
 *
 * @returns the job's id, or null where the queue's policy already holds one for this singleton
 * @throws DatabaseError P0002 queue_not_found
 */
export async function enqueue<Name extends QueueName>(
  sql: Sql,
  name: Name,
  payload: Payload<Name>,
  { singleton, runAt }: EnqueueOptions = {},
): Promise<string | null> {
  const [row] = await sql<{ id: string | null }>(
    'select private.enqueue($1, $2, $3, coalesce($4, now())) as id',
    [name, JSON.stringify(payload), singleton ?? null, runAt ?? null],
  )
  return row?.id ?? null
}
