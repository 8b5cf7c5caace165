import { expect } from 'vitest'
import { anna, artem, boris, conversations, darya } from '../../../tests/support/cast.ts'
import { maria, pavel } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { backend } from '../support/person.ts'
import { lastEvent, member } from '../support/queue.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets

const snooze = (db: Database, until: string | null = 'tomorrow', reason = '') =>
  db.as(anna, () => db.query('select public.snooze_conversation($1, $2, $3)', [id, until, reason]))

const row = (db: Database) =>
  db.one(
    'select status, assignee_id, snoozed_until, snoozed_by, snooze_reason from public.conversations where id = $1',
    [id],
  )

const wakeJobs = (db: Database) =>
  db.rows<{ start_after: Date }>(
    `select start_after from pgboss.job where name = 'snooze/wake' and singleton_key = $1 and state = 'created'`,
    [id],
  )

const open = (db: Database, { id: who }: { id: string }) =>
  db.value('select open_count from private.member_loads where member_id = $1', [who])

const awake = {
  status: 'open',
  assignee_id: anna.id,
  snoozed_until: null,
  snoozed_by: null,
  snooze_reason: '',
}

test('a snoozed conversation keeps its owner and leaves the load', async ({ db }) => {
  expect(await open(db, anna)).toBe(1)
  await snooze(db, '2030-01-01 09:00Z', 'Ждём авиакомпанию')
  expect(await row(db)).toMatchObject({
    status: 'snoozed',
    assignee_id: anna.id,
    snoozed_by: anna.id,
    snooze_reason: 'Ждём авиакомпанию',
  })
  expect(await open(db, anna)).toBe(0)
  expect(await lastEvent(db, id)).toMatchObject({
    type: 'conversation_snoozed',
    payload: { until: '2030-01-01T09:00:00+00:00', reason: 'Ждём авиакомпанию' },
  })
})

test('one job waits for the instant, moves with it, and goes with the sleep', async ({ db }) => {
  await snooze(db, '2030-01-01 09:00Z')
  expect(await wakeJobs(db)).toEqual([{ start_after: new Date('2030-01-01T09:00Z') }])
  await snooze(db, '2030-02-02 09:00Z')
  expect(await wakeJobs(db)).toEqual([{ start_after: new Date('2030-02-02T09:00Z') }])
  await snooze(db, null)
  expect(await wakeJobs(db)).toEqual([])
  await snooze(db, '2030-03-03 09:00Z')
  await db.as(anna, () => db.query('select public.close_conversation($1)', [id]))
  expect(await wakeJobs(db)).toEqual([])
  expect(await row(db)).toMatchObject({ status: 'closed', snoozed_until: null, snoozed_by: null })
})

test('wakes when its time has come, once, and not before', async ({ db }) => {
  await snooze(db, '2030-01-01 09:00Z')
  const wake = () => db.value('select private.wake_when_due($1)', [id])
  expect(await wake()).toBe('later')
  await db.query(`update public.conversations set snoozed_until = now() where id = $1`, [id])
  expect(await wake()).toBe('woken')
  expect(await row(db)).toEqual(awake)
  expect(await lastEvent(db, id)).toMatchObject({
    type: 'conversation_woken',
    actor_kind: 'system',
    payload: { reason: 'time', restored_to: 'owner', member_id: anna.id, snoozed_by: anna.id },
  })
  expect(await wake()).toBe('awake')
})

test('the customer’s message wakes', async ({ db }) => {
  await snooze(db)
  const mia = await maria(db)
  await db.as(mia, () =>
    db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'Ау']),
  )
  expect(await row(db)).toEqual(awake)
  const woken = await db.one(
    `select payload ->> 'reason' as reason, actor_kind from public.conversation_events
     where conversation_id = $1 and type = 'conversation_woken'`,
    [id],
  )
  expect(woken).toEqual({ reason: 'customer_wrote', actor_kind: 'contact' })
})

test('a colleague’s note or reply wakes, one’s own does not', async ({ db }) => {
  const note = (person: typeof anna) =>
    db.as(person, () => db.query('select public.write_note($1, gen_random_uuid(), $2)', [id, 'x']))
  const reply = (person: typeof anna) =>
    db.as(person, () =>
      db.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'x']),
    )
  await snooze(db)
  await note(anna)
  await reply(anna)
  expect(await row(db)).toMatchObject({ status: 'snoozed' })
  await note(boris)
  expect(await row(db)).toEqual(awake)
  await snooze(db)
  await reply(boris)
  expect(await row(db)).toEqual(awake)
  const gaps = await db.value(
    `select count(*)::int from (select position - lag(position) over (order by position) as step
     from public.conversation_events where conversation_id = $1) s where step <> 1`,
    [id],
  )
  expect(gaps).toBe(0)
})

test('the back office wakes with its own words', async ({ db }) => {
  await snooze(db)
  await db.as(backend, () =>
    db.query('select public.wake_conversation($1, $2)', [id, 'Рейс перенесён']),
  )
  expect(await lastEvent(db, id)).toMatchObject({
    actor_kind: 'system',
    payload: { reason: 'back_office', words: 'Рейс перенесён' },
  })
})

test.for([
  ['away', { availability: 'away' }],
  ['full', { capacity: 0 }],
] as const)(
  'an owner who is %s does not get it back: the queue does',
  async ([, state], { db }) => {
    await snooze(db, '2030-01-01 09:00Z')
    await member(db, anna, state)
    await db.query(`update public.conversations set snoozed_until = now() where id = $1`, [id])
    await db.query('select private.wake_when_due($1)', [id])
    expect(await row(db)).toEqual({ ...awake, assignee_id: null })
    expect(await lastEvent(db, id)).toMatchObject({
      payload: { restored_to: 'queue', member_id: null, from_member_id: anna.id },
    })
  },
)

test('woken by hand it stays with its owner, full or not', async ({ db }) => {
  await snooze(db)
  await member(db, anna, { capacity: 0 })
  await db.as(artem, () => db.query('select public.reopen_conversation($1)', [id]))
  expect(await row(db)).toEqual(awake)
})

test('the owner and whoever snoozed hear of it, not who woke it', async ({ db }) => {
  await db.as(artem, () => db.query(`select public.snooze_conversation($1, 'tomorrow')`, [id]))
  await db.query('delete from realtime.messages')
  await db.as(artem, () => db.query('select public.wake_conversation($1)', [id]))
  const heard = await db.rows(`select topic from realtime.messages where event = 'woken'`)
  expect(heard).toEqual([{ topic: `member:${anna.id}` }])
})

test('what cannot be is refused', async ({ db }) => {
  const refused = async (until: string | null, reason: string) => {
    const error = await db.as(anna, () =>
      expectRefused(db.query('select public.snooze_conversation($1, $2, $3)', [id, until, reason])),
    )
    return [error.code, error.message]
  }
  expect(await refused('2020-01-01', '')).toEqual(['PT400', 'until_in_past'])
  expect(await refused(null, 'x'.repeat(201))).toEqual(['PT400', 'reason_too_long'])
  await db.as(anna, () => db.query('select public.close_conversation($1)', [id]))
  expect(await refused(null, '')).toEqual(['PT409', 'conversation_closed'])
})

refusal('conversations', 'nobody snoozes or wakes what they do not see', async ({ db }) => {
  await db.as(darya, async () => {
    await expectRefused(db.query('select public.snooze_conversation($1)', [id]), 'PT404')
    await expectRefused(db.query('select public.wake_conversation($1)', [id]), 'PT404')
    await expectRefused(db.query('select public.claim_conversation($1)', [id]), 'PT404')
  })
  const paul = await pavel(db)
  await db.as(paul, async () => {
    await expectRefused(db.query('select public.snooze_conversation($1)', [id]), '42501')
    await expectRefused(db.query('select public.wake_conversation($1)', [id]), '42501')
  })
})
