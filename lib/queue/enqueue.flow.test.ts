import pg from 'pg'
import { PgBoss, type SendOptions } from 'pg-boss'
import { expect } from 'vitest'
import { test as base } from '../../supabase/tests/support/test.ts'
import { until } from '../../tests/support/mail-catcher.ts'
import { queueNames, queues, type QueueName } from './contract.ts'
import { enqueue } from './enqueue.ts'
import type { Sql } from './database.ts'

/** A connection of the test's own database, pg-boss on it, and both ways to enqueue. */
const test = base.extend<{ client: pg.Client; boss: PgBoss; sql: Sql }>({
  client: async ({ ownUrl }, provide) => {
    const client = new pg.Client({ connectionString: ownUrl })
    await client.connect()
    await provide(client)
    await client.end()
  },
  boss: async ({ ownUrl }, provide) => {
    const boss = new PgBoss({ connectionString: ownUrl, migrate: false, supervise: false })
    boss.on('error', () => {})
    await boss.start()
    await provide(boss)
    await boss.stop({ graceful: false })
  },
  sql: async ({ client }, provide) => {
    await provide(async (text, values) => (await client.query(text, values)).rows as never)
  },
})

const payload = { conversation_id: '1a000000-0000-4000-8000-000000000001' }
const soon = () => new Date(Date.now() + 180_000)

async function jobsOf(sql: Sql, queue: QueueName) {
  return await sql<{ singleton_key: string }>(
    `select * from pgboss.job where name = $1 and singleton_key in ('by-send', 'by-sql', 'one') order by singleton_key`,
    [queue],
  )
}

for (const queue of queueNames) {
  for (const runAt of [undefined, soon()]) {
    const when = runAt ? 'put off' : 'at once'
    test(`${queue}, ${when}: private.enqueue writes the row that send() writes`, async ({
      client,
      boss,
      sql,
    }) => {
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
      const options: SendOptions = { db, singletonKey: 'by-send', startAfter: runAt }
      // One transaction: the same now() for both, so that even the times must be equal.
      await client.query('begin')
      await boss.send(queue, payload, options)
      await sql('select private.enqueue($1, $2, $3, coalesce($4, now()))', [
        queue,
        JSON.stringify(payload),
        'by-sql',
        runAt,
      ])
      const rows = await jobsOf(sql, queue)
      await client.query('commit')
      expect(rows.map((row) => row.singleton_key)).toEqual(['by-send', 'by-sql'])
      const [bySend, bySql] = rows.map((row) => ({ ...row, id: '', singleton_key: '' }))
      expect(bySql).toEqual(bySend)
    })
  }

  // The policy "standard" keeps every job.
  if (queues[queue].settings.policy === 'standard') continue
  test(`${queue}: a second job for the same singleton is refused alike`, async ({ boss, sql }) => {
    expect(await boss.send(queue, payload, { singletonKey: 'one' })).not.toBeNull()
    expect(await enqueue(sql, queue, payload as never, { singleton: 'one' })).toBeNull()
    expect(await boss.send(queue, payload, { singletonKey: 'one' })).toBeNull()
    expect(await jobsOf(sql, queue)).toHaveLength(1)
  })
}

test('both notify the workers of a job at once, and neither of one put off', async ({
  ownUrl,
  boss,
  sql,
}) => {
  const listener = new pg.Client({ connectionString: ownUrl })
  await listener.connect()
  const heard: string[] = []
  listener.on('notification', ({ channel, payload: queue }) => heard.push(`${channel} ${queue}`))
  const [channel] = await sql<{ name: string }>(
    `select 'pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24) as name`,
  )
  await listener.query(`listen "${channel?.name}"`)

  await boss.send('messages/mail-unread', payload, { singletonKey: 'a' })
  await enqueue(sql, 'messages/mail-unread', payload, { singleton: 'b' })
  await until(() => heard.length >= 2)
  expect(new Set(heard)).toEqual(new Set([`${channel?.name} messages/mail-unread`]))

  await boss.send('messages/mail-unread', payload, { singletonKey: 'c', startAfter: soon() })
  await enqueue(sql, 'messages/mail-unread', payload, { singleton: 'd', runAt: soon() })
  // Notifications come in commit order: when this one is here, the others are or never will be.
  await sql(`select pg_notify($1, 'last')`, [channel?.name])
  await until(() => heard.at(-1)?.endsWith(' last') ?? false)
  expect(heard).toHaveLength(3)
  await listener.end()
})

test('what is rolled back leaves no job', async ({ client, sql }) => {
  await client.query('begin')
  expect(await enqueue(sql, 'messages/mail-unread', payload)).not.toBeNull()
  await client.query('rollback')
  expect(await jobsOf(sql, 'messages/mail-unread')).toEqual([])
})

test('an unknown queue is refused with its name', async ({ sql }) => {
  await expect(enqueue(sql, 'messages/unknown' as QueueName, {})).rejects.toMatchObject({
    code: 'P0002',
    message: 'queue_not_found',
    detail: expect.stringContaining('messages/unknown') as string,
  })
})
