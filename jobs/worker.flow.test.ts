import { expect } from 'vitest'
import { conversations } from '../tests/support/cast.ts'
import type { DeskInDatabase } from '../tests/support/desk-in-database.ts'
import { fakeResend } from '../tests/support/fake-resend.ts'
import { until } from '../tests/support/mail-catcher.ts'
import { startWorkerProcess, type WorkerProcess } from '../tests/support/worker-process.ts'
import { test as base } from '../tests/support/worker-test.ts'

const queue = 'messages/mail-unread'
const { mariaTickets } = conversations

const test = base.extend<{
  /** Starts a worker as a process of its own; it is killed when the test ends. */
  start: (variables?: Record<string, string>) => Promise<WorkerProcess>
}>({
  start: async ({ ownUrl, post }, provide) => {
    const started: WorkerProcess[] = []
    await provide(async (variables) => {
      const worker = await startWorkerProcess(ownUrl, { SMTP_URL: post.url, ...variables })
      started.push(worker)
      return worker
    })
    await Promise.all(
      started
        .filter(({ child }) => child.exitCode === null && child.signalCode === null)
        .map((worker) => worker.kill('SIGKILL')),
    )
  },
})

const beats = async (desk: DeskInDatabase) =>
  (await desk.database.sql('select from public.worker_beats')).length

test('SIGTERM: the worker says goodbye and is gone within three seconds', async ({
  start,
  desk,
}) => {
  const worker = await start()
  expect(await worker.health()).toMatchObject({ code: 200, status: 'ok' })
  expect(await beats(desk)).toBe(1)
  const ended = await worker.kill('SIGTERM')
  expect(ended).toMatchObject({ code: 0, signal: null })
  expect(ended.ms).toBeLessThan(3_000)
  expect(await beats(desk)).toBe(0)
})

test('SIGTERM in the middle of a mail: gone in time, and the mail goes out once', async ({
  start,
  desk,
  post,
}) => {
  post.answer('stall')
  const worker = await start()
  await desk.reply(mariaTickets, 'Готово.')
  await desk.pass(4)
  await until(() => post.attempts() === 1)
  const ended = await worker.kill('SIGTERM')
  expect(ended.ms).toBeLessThan(3_200)
  post.answer('take')
  await start()
  await desk.pass(4)
  await post.received(1)
  await desk.pass(10)
  await desk.calm(queue)
  expect(post.mails).toHaveLength(1)
})

test('the worker does not outlive its starter', async ({ start }) => {
  const worker = await start()
  const ended = await worker.abandon()
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.ms).toBeLessThan(3_000)
})

test('killed while a mail goes out: another worker finds the job, and the customer gets one mail', async ({
  start,
  desk,
  post,
}) => {
  post.answer('stall')
  const first = await start()
  await desk.reply(mariaTickets, 'Готово.')
  await desk.pass(4)
  await until(() => post.attempts() === 1)
  await first.kill('SIGKILL')
  post.answer('take')
  await start()
  // For all that others know, the first worker is still at it: an early look keeps away.
  await desk.database.sql('select private.enqueue($1, $2)', [
    queue,
    { conversation_id: mariaTickets },
  ])
  const early = `select from pgboss.job where output ->> 'outcome' = 'later'`
  await until(async () => (await desk.database.sql(early)).length === 1)
  expect(post.mails).toHaveLength(0)
  await desk.pass(4)
  await desk.pass(1)
  await post.received(1)
  await desk.pass(10)
  await desk.calm(queue)
  expect(post.mails).toHaveLength(1)
})

test('killed after the provider took the mail: the same key is sent again, and no second mail goes out', async ({
  start,
  desk,
}) => {
  const resend = await fakeResend()
  const variables = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url }
  resend.answer('never')
  const first = await start(variables)
  await desk.reply(mariaTickets, 'Готово.')
  await desk.pass(4)
  await until(() => resend.requests.length === 1)
  await first.kill('SIGKILL')
  resend.answer('normally')
  await start(variables)
  await desk.pass(4)
  await desk.pass(1)
  await until(() => resend.requests.length === 2)
  await desk.calm(queue)
  expect(new Set(resend.requests.map(({ key }) => key)).size).toBe(1)
  expect(resend.sent).toHaveLength(1)
  const ledger = await desk.database.sql('select from public.sent_mails where sent_at is not null')
  expect(ledger).toHaveLength(1)
  await resend.stop()
})

test('every connection of the worker is cut again and again: it stays, and does its jobs', async ({
  start,
  desk,
  post,
}) => {
  const worker = await start()
  let cuts = 0
  for (let round = 0; round < 10; round++) {
    const [cut] = await desk.database.sql<{ count: number }>(
      `select count(pg_terminate_backend(pid))::int as count from pg_stat_activity
       where datname = current_database() and application_name = 'otklik worker'
         and pid <> pg_backend_pid()`,
    )
    cuts += cut?.count ?? 0
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  expect(cuts).toBeGreaterThan(5)
  await desk.reply(mariaTickets, 'Готово.')
  await desk.pass(4)
  await post.received(1)
  expect(worker.child.exitCode).toBeNull()
  expect(await worker.health()).toMatchObject({ code: 200 })
})
