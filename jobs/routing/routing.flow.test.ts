import { expect } from 'vitest'
import { anna, artem, boris, conversations, teams } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { until } from '../../tests/support/mail-catcher.ts'
import { test } from '../../tests/support/worker-test.ts'

const { pavelRefund, visitorCat, mariaTickets } = conversations

const assignee = async ({ database }: DeskInDatabase, id: string) => {
  const [row] = await database.sql<{ assignee_id: string | null }>(
    'select assignee_id from public.conversations where id = $1',
    [id],
  )
  return row?.assignee_id ?? null
}

const balance = (desk: DeskInDatabase) =>
  desk.as(artem, (sql) => sql(`select public.update_team_routing($1, 'balanced')`, [teams.tickets]))

test('what waits is given away at once when the balancer is turned on', async ({
  desk,
  startWorker,
}) => {
  await startWorker()
  await balance(desk)
  await until(async () => (await assignee(desk, visitorCat)) !== null, 5_000)
  expect(await assignee(desk, pavelRefund)).toBe(anna.id)
})

test('an agent who is freed has the next conversation in a moment', async ({
  desk,
  startWorker,
}) => {
  await desk.database.sql('update public.members set capacity = 1 where id = $1', [anna.id])
  await startWorker()
  await balance(desk)
  await desk.calm('routing/route-team')
  expect([await assignee(desk, pavelRefund), await assignee(desk, visitorCat)]).toEqual([
    null,
    null,
  ])
  const began = performance.now()
  await desk.as(anna, (sql) => sql('select public.close_conversation($1)', [mariaTickets]))
  await until(async () => (await assignee(desk, pavelRefund)) === anna.id, 5_000)
  // Polling would take two seconds and more.
  expect(performance.now() - began).toBeLessThan(1_500)
})

test('who comes online gets what waits, and what nobody heard of the sweep gives away', async ({
  desk,
  startWorker,
}) => {
  await desk.database.sql(`update public.members set availability = 'away' where id = $1`, [
    anna.id,
  ])
  await startWorker()
  await balance(desk)
  await desk.calm('routing/route-team')
  expect(await assignee(desk, pavelRefund)).toBeNull()
  await desk.as(boris, (sql) => sql(`select public.set_availability('online')`))
  await until(async () => (await assignee(desk, visitorCat)) === boris.id, 5_000)
  await desk.database.sql(
    `with quiet as (select set_config('otklik.quiet', 'on', true))
     update public.conversations c set assignee_id = null from quiet where c.id = $1`,
    [visitorCat],
  )
  await desk.database.sql(`select private.enqueue('routing/sweep', '{}')`)
  await until(async () => (await assignee(desk, visitorCat)) === boris.id, 5_000)
})

test('an alert is mailed to each supervisor once', async ({ desk, post, startWorker }) => {
  await startWorker()
  await desk.as(artem, (sql) =>
    sql(`select public.update_team_routing($1, 'manual', 1)`, [teams.tickets]),
  )
  for (let minute = 0; minute < 3; minute++) {
    await desk.database.sql(`select private.enqueue('routing/sample-load', '{}')`)
    await desk.calm('routing/sample-load')
    await desk.calm('routing/mail-alert')
  }
  const mails = await post.received(2)
  expect(mails).toHaveLength(2)
})
