import pg from 'pg'
import { expect } from 'vitest'
import { enqueue } from '#lib/queue/enqueue.ts'
import type { DeskInDatabase } from '../tests/support/desk-in-database.ts'
import { freePort } from '../tests/support/free-port.ts'
import { until } from '../tests/support/mail-catcher.ts'
import { test } from '../tests/support/worker-test.ts'
import { handlers } from './handlers.ts'
import { serveHealth } from './health.ts'
import { runWorker } from './run-worker.ts'

const conversation = { conversation_id: '1a000000-0000-4000-8000-000000000001' }

async function states({ database }: DeskInDatabase, queue: string): Promise<string[]> {
  const rows = await database.sql<{ state: string }>(
    'select state from pgboss.job where name = $1 order by created_on',
    [queue],
  )
  return rows.map(({ state }) => state)
}

test('a job that a transaction commits begins within half a second', async ({
  desk,
  startWorker,
}) => {
  const began: number[] = []
  const handler = async () => {
    began.push(performance.now())
    return 'done'
  }
  await startWorker({ 'messages/mail-unread': handler })
  const waits: number[] = []
  for (let round = 0; round < 5; round++) {
    const committed = await desk.database.transaction(async (sql) => {
      await enqueue(sql, 'messages/mail-unread', conversation, { singleton: `${round}` })
      return performance.now()
    })
    await until(() => began.length > round)
    waits.push((began[round] ?? Infinity) - committed)
  }
  // Polling alone would take up to five seconds: without NOTIFY the mean would be far above.
  expect(Math.max(...waits)).toBeLessThan(500)
})

test('forty jobs of one transaction, one notice: none waits for a poll', async ({
  desk,
  startWorker,
}) => {
  let calls = 0
  const handler = async () => `${++calls}`
  await startWorker({ 'messages/mail-unread': handler })
  const began = performance.now()
  await desk.database.sql(
    `select private.enqueue('messages/mail-unread', $1, key::text) from generate_series(1, 40) key`,
    [conversation],
  )
  await until(() => calls === 40)
  // Four at a time; with a poll of five seconds between them it would be fifty seconds.
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('the worker says that it lives, and leaves no trace when it stops', async ({
  desk,
  startWorker,
}) => {
  const worker = await startWorker()
  const age = async () => {
    const [row] = await desk.database.sql<{ health: { worker_beat_seconds: number | null } }>(
      'select public.platform_health() as health',
    )
    return row?.health.worker_beat_seconds
  }
  expect(await age()).toBeLessThan(5)
  await worker.stop(500)
  expect(await age()).toBeNull()
})

test('health is 200 while jobs are taken, and 503 with the reason while they cannot be', async ({
  ownUrl,
  startWorker,
}) => {
  const port = await freePort()
  const worker = await startWorker()
  const server = await serveHealth(port, worker.health)
  const ask = () => fetch(`http://127.0.0.1:${port}/health`)
  const well = await ask()
  expect(well.status).toBe(200)
  expect(await well.json()).toMatchObject({ status: 'ok', worker: worker.id })
  await worker.stop(500)
  expect((await ask()).status).toBe(503)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  server.close()

  const client = new pg.Client({ connectionString: ownUrl })
  await client.connect()
  await client.query('drop schema pgboss cascade')
  await client.end()
  const lost = runWorker(ownUrl, handlers)
  await until(() => lost.health().reason !== undefined)
  expect(lost.health()).toMatchObject({
    status: 'starting',
    reason: expect.stringContaining('supabase/migrations') as string,
  })
  await lost.stop(500)
})

test('a stop lets a running job finish, and puts one back that takes too long', async ({
  desk,
  startWorker,
}) => {
  const running = Promise.withResolvers<void>()
  let finished = false
  const quick = await startWorker({
    'messages/mail-unread': async () => {
      running.resolve()
      await new Promise((resolve) => setTimeout(resolve, 400))
      finished = true
      return 'done'
    },
  })
  await enqueue(desk.database.sql, 'messages/mail-unread', conversation)
  await running.promise
  await quick.stop(2_000)
  expect(finished).toBe(true)
  expect(await states(desk, 'messages/mail-unread')).toEqual(['completed'])

  const stuck = Promise.withResolvers<AbortSignal>()
  const slow = await startWorker({
    'messages/mail-unread': (_payload, { signal }) => {
      stuck.resolve(signal)
      return new Promise(() => {})
    },
  })
  await enqueue(desk.database.sql, 'messages/mail-unread', conversation)
  const signal = await stuck.promise
  const began = performance.now()
  await slow.stop(1_000)
  expect(performance.now() - began).toBeLessThan(2_500)
  expect(signal.aborted).toBe(true)
  expect(await states(desk, 'messages/mail-unread')).toEqual(['completed', 'retry'])
})

test('the schedule of the database becomes the one of the code', async ({ desk, startWorker }) => {
  const scheduled = () =>
    desk.database.sql('select name, cron, timezone, key from pgboss.schedule order by name')
  const wanted = [
    { name: 'housekeeping/sweep', cron: '*/15 * * * *', timezone: 'UTC', key: '' },
    { name: 'routing/sample-load', cron: '* * * * *', timezone: 'UTC', key: '' },
    { name: 'routing/sweep', cron: '* * * * *', timezone: 'UTC', key: '' },
  ]
  const first = await startWorker()
  expect(await scheduled()).toEqual(wanted)
  await first.stop(500)
  await desk.database.sql(
    `insert into pgboss.schedule (name, key, cron, timezone)
     values ('messages/mail-unread', 'old', '* * * * *', 'UTC')`,
  )
  await desk.database.sql(`update pgboss.schedule set cron = '0 0 1 1 *' where key = ''`)
  await startWorker()
  expect(await scheduled()).toEqual(wanted)
})
