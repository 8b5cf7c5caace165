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
import { runWorker } from './run-worker.ts'

/** A Postgres of this test alone that can be stopped, killed and started again. */
type Server = {
  url: string
  start(): Promise<void>
  stop(): Promise<void>
  kill(): Promise<void>
}

const test = base.extend<{ server: Server }>({
  server: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'otklik-restart-'))
    // The server's user has to pass through the folder when the tests run as root.
    chmodSync(folder, 0o755)
    const options = { folder: join(folder, 'data'), port: await freePort(), durable: false }
    let running: RunningPostgres = await startPostgres(options)
    const url = await createScratchDatabase(running.url(), 'restarted', { migrations: true })
    await use({
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

const conversation = { conversation_id: '1a000000-0000-4000-8000-000000000001' }

/** Commits a job through a connection of its own. */
async function order(url: string, singleton: string): Promise<void> {
  const database = openDatabase(url, 1)
  await enqueue(database.sql, 'messages/mail-unread', conversation, { singleton })
  await database.close()
}

function recorder() {
  const done: string[] = []
  const note = async () => {
    done.push('job')
    return 'done'
  }
  return { done, handlers: { 'messages/mail-unread': note, 'housekeeping/sweep': async () => '' } }
}

test('Postgres is restarted, then killed: the worker stays and takes the next jobs', async ({
  server,
}) => {
  const { done, handlers } = recorder()
  const worker = runWorker(server.url, handlers)
  await worker.ready
  await order(server.url, 'before')
  await until(() => done.length === 1)

  await server.stop()
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await server.start()
  await order(server.url, 'after the restart')
  await until(() => done.length === 2)

  await server.kill()
  await server.start()
  await order(server.url, 'after the crash')
  await until(() => done.length === 3)

  await until(() => worker.health().status === 'ok' && (worker.health().beatAge ?? 99) < 2)
  await worker.stop(1_000)
})

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
  await order(server.url, 'first')
  await until(() => done.length === 1)
  await worker.stop(1_000)
})
