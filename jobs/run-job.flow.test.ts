import { expect } from 'vitest'
import { PermanentFailure } from '#lib/kernel/permanent-failure.ts'
import { enqueue } from '#lib/queue/enqueue.ts'
import type { DeskInDatabase } from '../tests/support/desk-in-database.ts'
import { until } from '../tests/support/mail-catcher.ts'
import { test } from '../tests/support/worker-test.ts'

const conversation = { conversation_id: '1a000000-0000-4000-8000-000000000001' }

async function states({ database }: DeskInDatabase, queue: string): Promise<string[]> {
  const rows = await database.sql<{ state: string }>(
    'select state from pgboss.job where name = $1 order by created_on',
    [queue],
  )
  return rows.map(({ state }) => state)
}

test('a payload that the contract does not know goes to the dead letters, unhandled and untried', async ({
  desk,
  startWorker,
}) => {
  let calls = 0
  const handler = async () => `${++calls}`
  await startWorker({ 'messages/mail-unread': handler })
  await enqueue(desk.database.sql, 'messages/mail-unread', { wrong: 1 } as never)
  await until(async () => (await states(desk, 'messages/mail-unread/dead')).length === 1)
  expect(await states(desk, 'messages/mail-unread')).toEqual(['failed'])
  expect(calls).toBe(0)
  const [dead] = await desk.database.sql(
    `select data from pgboss.job where name = 'messages/mail-unread/dead'`,
  )
  expect(dead).toEqual({ data: { wrong: 1 } })
})

test('a failure that cannot heal goes to the dead letters after one try', async ({
  desk,
  startWorker,
}) => {
  let calls = 0
  const handler = async (): Promise<string> => {
    calls++
    throw new PermanentFailure('no such mailbox')
  }
  await startWorker({ 'messages/mail-unread': handler })
  await enqueue(desk.database.sql, 'messages/mail-unread', conversation)
  await until(async () => (await states(desk, 'messages/mail-unread/dead')).length === 1)
  expect(calls).toBe(1)
})

test('another failure is tried again, and buried when its tries are used up', async ({
  desk,
  startWorker,
}) => {
  let calls = 0
  const handler = async (): Promise<string> => {
    calls++
    throw new Error('the provider is away')
  }
  await startWorker({ 'messages/mail-unread': handler })
  await enqueue(desk.database.sql, 'messages/mail-unread', conversation)
  for (let attempt = 1; attempt <= 6; attempt++) {
    await until(() => calls === attempt)
    if (attempt === 6) break
    await until(async () => (await states(desk, 'messages/mail-unread'))[0] === 'retry')
    const [job] = await desk.database.sql<{ pause: number }>(
      `select extract(epoch from start_after - now())::float8 as pause from pgboss.job
       where name = 'messages/mail-unread'`,
    )
    // 10, 20, 40 … seconds, halved at most by chance.
    expect(job?.pause).toBeGreaterThan(4 * 2 ** (attempt - 1))
    await desk.database.sql(`update pgboss.job set start_after = now() where state = 'retry'`)
    await desk.database.sql(
      `select pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), $1)`,
      ['messages/mail-unread'],
    )
  }
  await until(async () => (await states(desk, 'messages/mail-unread/dead')).length === 1)
  expect(calls).toBe(6)
})
