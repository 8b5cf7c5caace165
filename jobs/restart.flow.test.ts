import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from 'vitest'
import { openDatabase } from '#lib/queue/database.ts'
import { enqueue } from '#lib/queue/enqueue.ts'
import { createScratchDatabase } from '../supabase/local/postgres/scratch.ts'
import { startPostgres, type RunningPostgres } from '../supabase/local/postgres/start-postgres.ts'
import { freePort } from '../tests/support/free-port.ts'
import { until } from '../tests/support/mail-catcher.ts'
import { handlers as ours, type Handlers } from './handlers.ts'
import { runWorker } from './run-worker.ts'

/** A Postgres of this test alone that can be stopped, killed and started again. */
type Server = {
  url: string
  start(): Promise<void>
  stop(): Promise<void>
  kill(): Promise<void>
}

const test = base.extend<{ server: Server }>({
  server: async ({}, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'otklik-restart-'))
    // The server's user has to pass through the folder when the tests run as root.
    chmodSync(folder, 0o755)
    const options = { folder: join(folder, 'data'), port: await freePort(), durable: false }
    let running: RunningPostgres = await startPostgres(options)
    const url = await createScratchDatabase(running.url(), 'restarted', { migrations: true })
    await provide({
      url,
      start: async () => {
        running = await startPostgres(options)
      },
      stop: () => running.stop(),
      kill: async () => {
        process.kill(running.pid, 'SIGKILL')
        await running.exited
      },
    })
    await running.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  },
})

/** Commits a job through a connection of its own, and waits until a worker does it. */
async function jobIsDone(url: string, done: Set<string>): Promise<void> {
  const id = randomUUID()
  const database = openDatabase(url, 1)
  await enqueue(database.sql, 'messages/mail-unread', { conversation_id: id }, { singleton: id })
  await database.close()
  await until(() => done.has(id), 20_000)
}

/** Handlers that note which jobs came. One whose worker lost the database may come twice. */
function recorder(): { done: Set<string>; handlers: Handlers } {
  const done = new Set<string>()
  const note: Handlers['messages/mail-unread'] = async ({ conversation_id }) => {
    done.add(conversation_id)
    return 'done'
  }
  return { done, handlers: { ...ours, 'messages/mail-unread': note } }
}

test(
  'Postgres is restarted, then killed: the worker stays and takes the next jobs',
  { timeout: 60_000 },
  async ({ server }) => {
    const { done, handlers } = recorder()
    const worker = runWorker(server.url, handlers)
    await worker.ready
    await jobIsDone(server.url, done)

    await server.stop()
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    await server.start()
    await jobIsDone(server.url, done)

    await server.kill()
    await server.start()
    await jobIsDone(server.url, done)

    await until(() => worker.health().status === 'ok' && (worker.health().beatAge ?? 99) < 2)
    await worker.stop(1_000)
  },
)

test('a worker that starts before Postgres waits for it, and says what it waits for', async ({
  server,
}) => {
  await server.stop()
  const { done, handlers } = recorder()
  const worker = runWorker(server.url, handlers)
  await until(() => worker.health().reason !== undefined)
  expect(worker.health()).toMatchObject({
    status: 'starting',
    reason: expect.stringContaining('ECONNREFUSED') as string,
  })
  await server.start()
  await worker.ready
  await jobIsDone(server.url, done)
  await worker.stop(1_000)
})
