import type { PgBoss } from 'pg-boss'
import { deadLetterOf, deadLetterSettings, queueNames, queues, type QueueName } from './contract.ts'

/**
 * Brings the database's queues up to the contract. A queue that is there keeps its waiting jobs; their
 * own copies of the settings stay as they were.
 *
 * @throws Error where a queue was born with another policy, which pg-boss cannot change
 */
export async function bringQueuesUpToDate(boss: PgBoss): Promise<void> {
  for (const name of queueNames) {
    const dead = deadLetterOf(name)
    await bringUpToDate(boss, dead, deadLetterSettings)
    await bringUpToDate(boss, name, { ...queues[name].settings, deadLetter: dead })
  }
}

type Settings = Parameters<PgBoss['createQueue']>[1] & { policy: string }

async function bringUpToDate(
  boss: PgBoss,
  name: QueueName | `${QueueName}/dead`,
  settings: Settings,
): Promise<void> {
  const found = await boss.getQueue(name)
  // createQueue() says nothing when the queue exists, and leaves it as it is.
  if (!found) return boss.createQueue(name, settings)
  const { policy, ...changeable } = settings
  if (found.policy !== policy) {
    throw new Error(
      `Queue ${name} has the policy "${found.policy}", lib/queue/contract.ts says "${policy}". ` +
        'A policy is fixed when a queue is made: give the queue a new name, or move its jobs away, ' +
        'delete it with pgboss.delete_queue() and start the worker again.',
    )
  }
  await boss.updateQueue(name, changeable)
}
