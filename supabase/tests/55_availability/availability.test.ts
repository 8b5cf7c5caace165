import { expect } from 'vitest'
import { anna, artem, boris, darya, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { backend, type Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const state = (db: Database, { id }: { id: string }) =>
  db.one('select availability, availability_source as source from public.members where id = $1', [
    id,
  ])

const present = (db: Database, person: Person, idle = false) =>
  db.as(person, () => db.value<Record<string, unknown>>('select public.be_present($1)', [idle]))

/** As if the desk had said nothing, or nobody had touched it, for so many seconds. */
const silence = (db: Database, seconds: number, column = 'seen_at') =>
  db.query(`update public.member_presence set ${column} = now() - make_interval(secs => $1)`, [
    seconds,
  ])

const sweep = (db: Database) => db.value('select private.notice_silence()')

test('a desk that is there and touched changes nothing', async ({ db }) => {
  expect(await present(db, anna)).toMatchObject({
    availability: 'online',
    source: 'self',
    open: 1,
    capacity: 8,
  })
  expect(await sweep(db)).toBe(0)
  await silence(db, 80)
  expect(await sweep(db)).toBe(0)
})

test('the last tab closed: offline, and online again when the desk is back', async ({ db }) => {
  await present(db, anna)
  await silence(db, 91)
  expect(await sweep(db)).toBe(1)
  expect(await state(db, anna)).toEqual({ availability: 'offline', source: 'closed' })
  expect(await sweep(db)).toBe(0)
  expect(await present(db, anna)).toMatchObject({ availability: 'online', source: 'self' })
})

test('idle: away, and online with the first touch', async ({ db }) => {
  await present(db, anna)
  await silence(db, 601, 'active_at')
  expect(await sweep(db)).toBe(1)
  expect(await state(db, anna)).toEqual({ availability: 'away', source: 'idle' })
  expect(await present(db, anna, true)).toMatchObject({ availability: 'away', source: 'idle' })
  expect(await present(db, anna, false)).toMatchObject({ availability: 'online', source: 'self' })
})

test('idle, then closed: what comes back is what was before both', async ({ db }) => {
  await present(db, anna)
  await silence(db, 601, 'active_at')
  await sweep(db)
  await silence(db, 601)
  await sweep(db)
  expect(await state(db, anna)).toEqual({ availability: 'offline', source: 'closed' })
  expect(await present(db, anna)).toMatchObject({ availability: 'online' })
})

test.for(['away', 'handing_over', 'offline'])(
  '%s, set by a person, outlives tabs',
  async (availability, { db }) => {
    await present(db, anna)
    await db.as(anna, () => db.query('select public.set_availability($1)', [availability]))
    await silence(db, 601, 'active_at')
    await silence(db, 601)
    await sweep(db)
    expect(await present(db, anna)).toMatchObject({ availability, source: 'self' })
  },
)

test('what a supervisor set is the supervisor’s, and stays', async ({ db }) => {
  await present(db, anna)
  await db.as(artem, () => db.query(`select public.set_member_availability($1, 'away')`, [anna.id]))
  expect(await state(db, anna)).toEqual({ availability: 'away', source: 'supervisor' })
  expect(await present(db, anna)).toMatchObject({ availability: 'away', source: 'supervisor' })
})

test('the profile’s own column still works, and counts as oneself', async ({ db }) => {
  await db.as(boris, () =>
    db.query(`update public.members set availability = 'online' where id = $1`, [boris.id]),
  )
  expect(await state(db, boris)).toEqual({ availability: 'online', source: 'self' })
  await db.as(boris, () =>
    expectRefused(db.query(`update public.members set availability_source = 'idle'`), '42501'),
  )
})

test('spans follow each other without a hole', async ({ db }) => {
  for (const availability of ['away', 'offline', 'online'])
    await db.as(anna, () => db.query('select public.set_availability($1)', [availability]))
  const spans = await db.rows(
    'select availability, source, ended_at is null as lasts from public.availability_spans where member_id = $1 order by id',
    [anna.id],
  )
  expect(spans).toEqual([
    { availability: 'online', source: 'self', lasts: false },
    { availability: 'away', source: 'self', lasts: false },
    { availability: 'offline', source: 'self', lasts: false },
    { availability: 'online', source: 'self', lasts: true },
  ])
})

test('a change is told to the member, and asks for routing', async ({ db }) => {
  await db.query('delete from realtime.messages')
  await db.query(`delete from pgboss.job where name = 'routing/route-team'`)
  await db.as(boris, () => db.query(`select public.set_availability('online')`))
  const [told] = await db.rows(
    `select topic, payload from realtime.messages where event = 'availability'`,
  )
  expect(told).toMatchObject({
    topic: `member:${boris.id}`,
    payload: { availability: 'online', source: 'self' },
  })
  expect(
    await db.value(`select count(*)::int from pgboss.job where name = 'routing/route-team'`),
  ).toBe(1)
})

test('an unknown word is refused', async ({ db }) => {
  const error = await db.as(anna, () =>
    expectRefused(db.query(`select public.set_availability('asleep')`), 'PT400'),
  )
  expect(error.message).toBe('availability_unknown')
})

refusal('members', 'agents do not set the availability of others', async ({ db }) => {
  await db.as(anna, () =>
    expectRefused(
      db.query(`select public.set_member_availability($1, 'away')`, [boris.id]),
      '42501',
    ),
  )
  await db.as(backend, () => expectRefused(db.query('select public.be_present()'), '42501'))
})

refusal('members', 'a supervisor of one team does not reach into another', async ({ db }) => {
  await db.query(
    `update public.roles set permissions = permissions || '{read_load}' where key = 'agent'`,
  )
  await db.as(anna, () =>
    expectRefused(
      db.query(`select public.set_member_availability($1, 'away')`, [darya.id]),
      'PT404',
    ),
  )
})

refusal('member_presence', 'agents do not see when others were last seen', async ({ db }) => {
  await present(db, vera)
  await db.as(anna, () => expectNoRows(db.rows('select * from public.member_presence')))
})

refusal('availability_spans', 'agents do not see the spans of others', async ({ db }) => {
  await db.as(anna, () =>
    expectNoRows(
      db.rows('select * from public.availability_spans where member_id = $1', [boris.id]),
    ),
  )
})
