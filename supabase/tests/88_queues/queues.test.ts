import { expect } from 'vitest'
import { artem, conversations, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const queue = 'messages/mail-unread'

async function job(
  db: Database,
  state = 'created',
  name = queue,
  startAfter = 'now',
): Promise<string> {
  const id = await db.value<string>('select private.enqueue($1, $2, $3, $4)', [
    name,
    JSON.stringify({ conversation_id: conversations.mariaTickets }),
    crypto.randomUUID(),
    startAfter,
  ])
  await db.query('update pgboss.job set state = $3 where name = $1 and id = $2', [name, id, state])
  return id
}

type Overview = Record<string, number> & { name: string }
const overview = async (db: Database) =>
  (await verb<Overview[]>(db, vera, 'queue_overview()')).find(({ name }) => name === queue)

const jobs = async (db: Database, state: string) =>
  (await verb<{ id: string }[]>(db, vera, 'queue_jobs($1, $2)', [queue, state])).map(({ id }) => id)

test('each queue with what waits, runs and failed in it', async ({ db }) => {
  await job(db)
  await job(db, 'created', queue, 'tomorrow')
  await job(db, 'active')
  await job(db, 'failed')
  await job(db, 'created', `${queue}/dead`)
  expect(await overview(db)).toMatchObject({
    waiting: 1,
    deferred: 1,
    active: 1,
    retrying: 0,
    failed: 1,
    dead: 1,
  })
  expect(
    (await verb<Overview[]>(db, vera, 'queue_overview()')).map(({ name }) => name),
  ).not.toContain(`${queue}/dead`)
})

test('the jobs of a state, with what they are about and why they failed', async ({ db }) => {
  const failed = await job(db, 'failed')
  await db.query(`update pgboss.job set output = '{"message": "no such mailbox"}' where id = $1`, [
    failed,
  ])
  const [found] = await verb<Record<string, unknown>[]>(db, vera, 'queue_jobs($1, $2)', [
    queue,
    'failed',
  ])
  expect(found).toMatchObject({
    id: failed,
    queue,
    state: 'failed',
    payload: { conversation_id: conversations.mariaTickets },
    error: 'no such mailbox',
  })
})

test('a failed job is tried again, a dead letter in the queue it died in', async ({ db }) => {
  const failed = await job(db, 'failed')
  await verb(db, vera, 'retry_job($1, $2)', [queue, failed])
  expect(await jobs(db, 'failed')).toEqual([])
  expect(await jobs(db, 'waiting')).toHaveLength(1)
  const dead = await job(db, 'created', `${queue}/dead`)
  await verb(db, vera, 'retry_job($1, $2)', [`${queue}/dead`, dead])
  expect(await jobs(db, 'dead')).toEqual([])
  expect(await jobs(db, 'waiting')).toHaveLength(2)
})

test('a job that was put off can run now', async ({ db }) => {
  const later = await job(db, 'created', queue, 'tomorrow')
  await verb(db, vera, 'retry_job($1, $2)', [queue, later])
  expect(await jobs(db, 'waiting')).toEqual([later])
})

test('a job is dropped, one that runs is not', async ({ db }) => {
  const waits = await job(db)
  await verb(db, vera, 'drop_job($1, $2)', [queue, waits])
  expect(await jobs(db, 'waiting')).toEqual([])
  const active = await job(db, 'active')
  for (const call of ['drop_job', 'retry_job']) {
    const error = await db.as(vera, () =>
      expectRefused(db.query(`select public.${call}($1, $2)`, [queue, active]), 'PT409'),
    )
    expect(error.message).toBe('job_active')
  }
  const gone = await db.as(vera, () =>
    expectRefused(db.query('select public.drop_job($1, $2)', [queue, waits]), 'PT404'),
  )
  expect(gone.message).toBe('job_not_found')
})

refusal(
  'sent_mails',
  'queues are for operators: an admin reads and touches none',
  async ({ db }) => {
    const id = await job(db)
    await db.as(artem, async () => {
      await expectRefused(db.query('select public.queue_overview()'), '42501')
      await expectRefused(db.query('select public.queue_jobs($1, $2)', [queue, 'waiting']), '42501')
    })
    await expectVerbRefused(db, artem, 'not_permitted', 'retry_job($1, $2)', [queue, id])
    await expectVerbRefused(db, artem, 'not_permitted', 'drop_job($1, $2)', [queue, id])
    await db.as(vera, () =>
      expectRefused(db.query(`select public.queue_jobs('nope', 'waiting')`), 'PT404'),
    )
  },
)
