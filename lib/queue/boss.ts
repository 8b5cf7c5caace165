import { PgBoss } from 'pg-boss'
import { connectionTo } from './database.ts'
import { bringQueuesUpToDate } from './queues.ts'

type Hearing = {
  onError(error: Error): void
  onWarning(message: string): void
}

/**
 * Starts pg-boss on a database that migrations have prepared, with its queues brought up to the contract.
 *
 * @throws Error saying what to do, where pg-boss's tables are missing or of another version, or a queue's
 * policy differs from the contract; the network's error while the database is away
 */
export async function startBoss(url: string, { onError, onWarning }: Hearing): Promise<PgBoss> {
  const boss = new PgBoss({
    ...connectionTo(url, 6),
    // Migrations make and change the tables: several workers of two versions must not.
    migrate: false,
    useListenNotify: true,
  })
  // Without a listener an error event ends the process: a Postgres restart would be the worker's end.
  boss.on('error', onError)
  boss.on('warning', (warning) => onWarning(warning.message))
  try {
    await boss.start()
    await bringQueuesUpToDate(boss)
    return boss
  } catch (error) {
    await boss.stop({ graceful: false }).catch(onError)
    throw explained(error as Error)
  }
}

function explained(error: Error): Error {
  const missing = error.message === 'pg-boss is not installed'
  const other = error.message === 'pg-boss database requires migrations'
  if (!missing && !other) return error
  const what = missing ? 'The job queue has no tables' : 'The job queue is of another version'
  const remedy =
    'Apply supabase/migrations (npm start does, or supabase db push), and take worker and migrations of one release.'
  return new Error(`${what} in this database. ${remedy}`, { cause: error })
}
