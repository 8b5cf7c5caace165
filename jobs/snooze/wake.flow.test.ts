import { expect } from 'vitest'
import { anna, conversations } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { until } from '../../tests/support/mail-catcher.ts'
import { test } from '../../tests/support/worker-test.ts'

const id = conversations.mariaTickets

const wakes = ({ database }: DeskInDatabase) =>
  database.sql<{ late: number }>(
    `select extract(epoch from e.occurred_at - (e.payload ->> 'until')::timestamptz)::float8 as late
     from public.conversation_events e where e.conversation_id = $1 and e.type = 'conversation_woken'`,
    [id],
  )

const snooze = (desk: DeskInDatabase, seconds: number) =>
  desk.as(anna, (sql) =>
    sql('select public.snooze_conversation($1, now() + make_interval(secs => $2))', [id, seconds]),
  )

test('wakes in the second it was told, and moves with the snooze', async ({
  desk,
  startWorker,
}) => {
  await startWorker()
  await snooze(desk, 1)
  await snooze(desk, 2.5)
  await until(async () => (await wakes(desk)).length > 0, 8_000)
  const [woken] = await wakes(desk)
  expect(woken?.late).toBeGreaterThan(0)
  expect(woken?.late).toBeLessThan(1)
})

test('what slept while no worker ran for a day wakes when one starts, once', async ({
  desk,
  startWorker,
}) => {
  await snooze(desk, 60)
  await desk.database.sql(
    `update public.conversations set snoozed_until = now() - interval '1 day' where id = $1`,
    [id],
  )
  await startWorker()
  await until(async () => (await wakes(desk)).length > 0, 8_000)
  await desk.database.sql(`select private.enqueue('routing/sweep', '{}')`)
  await desk.calm('routing/sweep')
  expect(await wakes(desk)).toHaveLength(1)
})

test('a sleeper whose job was lost is woken by the sweep', async ({ desk, startWorker }) => {
  await snooze(desk, 0.2)
  await desk.database.sql(`delete from pgboss.job where name = 'snooze/wake'`)
  await desk.database.sql(
    `update public.conversations set snoozed_until = now() - interval '1 minute' where id = $1`,
    [id],
  )
  await desk.database.sql(`delete from pgboss.job where name = 'snooze/wake'`)
  await startWorker()
  await desk.database.sql(`select private.enqueue('routing/sweep', '{}')`)
  await until(async () => (await wakes(desk)).length === 1, 8_000)
})
