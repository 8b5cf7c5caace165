import type { PgBoss } from 'pg-boss'
import type { Payload, QueueName } from '#lib/queue/contract.ts'

type Entry = {
  [Name in QueueName]: { queue: Name; cron: string; payload: Payload<Name> }
}[QueueName]

/** Everything that happens by the clock, in UTC. However many workers run, each entry runs once. */
export const schedule: Entry[] = [
  { queue: 'routing/sweep', cron: '* * * * *', payload: {} },
  { queue: 'routing/sample-load', cron: '* * * * *', payload: {} },
  { queue: 'housekeeping/sweep', cron: '*/15 * * * *', payload: {} },
]

/** Makes the database's schedule this one; entries that left the list stop. */
export async function keepSchedule(boss: PgBoss): Promise<void> {
  for (const { queue, cron, payload } of schedule) {
    await boss.schedule(queue, cron, payload, { tz: 'UTC' })
  }
  for (const { name, key } of await boss.getSchedules()) {
    const isKept = key === '' && schedule.some((entry) => entry.queue === name)
    if (!isKept) await boss.unschedule(name, key)
  }
}
