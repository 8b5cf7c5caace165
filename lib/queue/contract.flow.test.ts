import pg from 'pg'
import type { PgBoss } from 'pg-boss'
import { expect } from 'vitest'
import { test } from '../../supabase/tests/support/test.ts'
import { startBoss } from './boss.ts'
import { deadLetterOf, deadLetterSettings, queueNames, queues } from './contract.ts'

const ignore = { onError: () => {}, onWarning: () => {} }

async function withBoss<Result>(url: string, work: (boss: PgBoss) => Promise<Result>) {
  const boss = await startBoss(url, ignore)
  try {
    return await work(boss)
  } finally {
    await boss.stop({ graceful: false })
  }
}

async function change(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const queueRows = `
  select name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
    retention_seconds, deletion_seconds, dead_letter, notify, heartbeat_seconds
  from pgboss.queue where name not like '\\_\\_pgboss%' order by name collate "C"`

test('the migrations make exactly the queues of the contract', async ({ db }) => {
  const rows = await db.rows(queueRows)
  const wanted = queueNames.flatMap((name) => {
    const { settings } = queues[name]
    return [
      {
        name,
        policy: settings.policy,
        retry_limit: settings.retryLimit,
        retry_delay: settings.retryDelay,
        retry_backoff: settings.retryBackoff,
        retry_delay_max: 'retryDelayMax' in settings ? settings.retryDelayMax : null,
        expire_seconds: settings.expireInSeconds,
        dead_letter: deadLetterOf(name),
        notify: settings.notify,
        heartbeat_seconds: null,
      },
      {
        name: deadLetterOf(name),
        policy: deadLetterSettings.policy,
        retention_seconds: deadLetterSettings.retentionSeconds,
        deletion_seconds: deadLetterSettings.deleteAfterSeconds,
        dead_letter: null,
        notify: false,
      },
    ]
  })
  expect(rows).toHaveLength(wanted.length)
  expect(rows).toMatchObject(wanted.sort((a, b) => (a.name < b.name ? -1 : 1)))
})

test('a start of the worker changes no queue that a migration made', async ({ ownUrl, db }) => {
  const before = await db.rows(queueRows)
  await withBoss(ownUrl, async () => {})
  const client = new pg.Client({ connectionString: ownUrl })
  await client.connect()
  expect((await client.query(queueRows)).rows).toEqual(before)
  await client.end()
})

test('the tables are those of the installed pg-boss, by its own comparison', async ({ ownUrl }) => {
  const drift = await withBoss(ownUrl, (boss) => boss.detectSchemaDrift())
  expect(drift).toMatchObject({ ok: true })
})

test('settings that were changed behind the contract are put right at the start', async ({
  ownUrl,
}) => {
  await change(
    ownUrl,
    `update pgboss.queue set retry_limit = 77, notify = false, dead_letter = null, expire_seconds = 5`,
  )
  const found = await withBoss(ownUrl, (boss) => boss.getQueue('messages/mail-unread'))
  expect(found).toMatchObject({
    retryLimit: 5,
    notify: true,
    expireInSeconds: 120,
    deadLetter: 'messages/mail-unread/dead',
  })
})

test('a queue of another policy stops the start with a sentence that helps', async ({ ownUrl }) => {
  await change(
    ownUrl,
    `update pgboss.queue set policy = 'standard' where name = 'housekeeping/sweep'`,
  )
  await expect(startBoss(ownUrl, ignore)).rejects.toThrow(
    /housekeeping\/sweep has the policy "standard", .* says "exclusive".*new name/s,
  )
})

test('tables of another version, or none, stop the start with the remedy', async ({ ownUrl }) => {
  await change(ownUrl, 'update pgboss.version set version = version - 1')
  await expect(startBoss(ownUrl, ignore)).rejects.toThrow(/another version.*supabase\/migrations/s)
  await change(ownUrl, 'drop schema pgboss cascade')
  await expect(startBoss(ownUrl, ignore)).rejects.toThrow(/no tables.*supabase\/migrations/s)
})
