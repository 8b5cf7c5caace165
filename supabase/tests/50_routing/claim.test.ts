import { expect } from 'vitest'
import { anna, artem, boris, categories, darya, teams } from '../../../tests/support/cast.ts'
import { assignee, balance, lastEvent, member, route, waiting } from '../support/queue.ts'
import { test } from '../support/test.ts'

/* Anna has one open conversation, Boris none; both are in the team «Билеты». */

test('the fewest open first, then the longest without', async ({ db }) => {
  await balance(db)
  await member(db, anna, {})
  await member(db, boris, {})
  const ids = [
    await waiting(db, { waited: 3 }),
    await waiting(db, { waited: 2 }),
    await waiting(db),
  ]
  expect(await route(db)).toBe(3)
  // Boris had none; then both have one, and Anna's came never through the balancer: she waited longer.
  expect(await Promise.all(ids.map((id) => assignee(db, id)))).toEqual([
    boris.id,
    anna.id,
    boris.id,
  ])
})

test('the event says why this conversation and why this member', async ({ db }) => {
  await balance(db)
  await member(db, boris, { capacity: 4 })
  const id = await waiting(db, { priority: 30, waited: 10, category: categories.tickets })
  await route(db)
  const { type, actor_kind, payload } = await lastEvent(db, id)
  expect({ type, actor_kind }).toEqual({ type: 'conversation_assigned', actor_kind: 'system' })
  expect(payload).toMatchObject({
    member_id: boris.id,
    reason: 'routed',
    rule: 'balanced',
    score: 40,
    parts: { category: 30, manual: 0, company: 0, waiting: 10, urgency: 0 },
    waiting_seconds: 600,
    open: 0,
    capacity: 4,
    idle_seconds: null,
  })
})

test('never above the capacity of the member', async ({ db }) => {
  await balance(db)
  await member(db, anna, { availability: 'away' })
  await member(db, boris, { capacity: 2 })
  for (let n = 0; n < 4; n++) await waiting(db)
  expect(await route(db)).toBe(2)
  expect(await route(db)).toBe(0)
  expect(await db.value('select private.can_claim($1, $2)', [teams.tickets, 'balanced'])).toBe(
    false,
  )
})

test('never above the capacity in the team', async ({ db }) => {
  await balance(db)
  await member(db, anna, { availability: 'away' })
  await member(db, boris, { capacity: 9 })
  await db.query('update public.team_members set capacity = 1 where member_id = $1', [boris.id])
  await waiting(db)
  await waiting(db)
  expect(await route(db)).toBe(1)
})

test.for(['away', 'handing_over', 'offline'])(
  'nobody who is %s gets work',
  async (availability, { db }) => {
    await balance(db)
    await member(db, anna, { availability })
    await member(db, boris, { availability })
    const id = await waiting(db)
    expect(await route(db)).toBe(0)
    expect(await assignee(db, id)).toBeNull()
  },
)

test('nobody who may not reply, and nobody who left', async ({ db }) => {
  await balance(db)
  await member(db, anna, {})
  await member(db, boris, {})
  await db.query('update public.members set deactivated_at = now() where id = $1', [boris.id])
  await db.query(
    `update public.roles set permissions = array_remove(permissions, 'reply') where key = 'agent'`,
  )
  await waiting(db)
  expect(await route(db)).toBe(0)
})

test('a category goes to who handles it; what nobody handles does not hold up the rest', async ({
  db,
}) => {
  await balance(db)
  await member(db, anna, {})
  await member(db, boris, { availability: 'away' })
  await db.query('insert into public.member_categories values ($1, $2)', [
    anna.id,
    categories.tickets,
  ])
  const hotel = await waiting(db, { category: categories.hotels, waited: 60 })
  const ticket = await waiting(db, { category: categories.tickets })
  expect(await route(db)).toBe(1)
  expect([await assignee(db, hotel), await assignee(db, ticket)]).toEqual([null, anna.id])
  await member(db, boris, {})
  expect(await route(db)).toBe(1)
  expect(await assignee(db, hotel)).toBe(boris.id)
})

test('a secondary member gets work when the primary ones are full', async ({ db }) => {
  await balance(db)
  await member(db, anna, { availability: 'away' })
  await member(db, boris, { capacity: 1 })
  await member(db, darya, { capacity: 5 })
  await db.query(
    'insert into public.team_members (team_id, member_id, is_primary) values ($1, $2, false)',
    [teams.tickets, darya.id],
  )
  const ids = [await waiting(db, { waited: 2 }), await waiting(db, { waited: 1 })]
  await route(db)
  expect(await Promise.all(ids.map((id) => assignee(db, id)))).toEqual([boris.id, darya.id])
})

test('who gave one back gets it again only when nobody else can', async ({ db }) => {
  await balance(db)
  await member(db, anna, { capacity: 9 })
  await member(db, boris, {})
  const id = await waiting(db)
  await route(db)
  expect(await assignee(db, id)).toBe(boris.id)
  await db.as(boris, () => db.query('select public.unassign_conversation($1)', [id]))
  await route(db)
  expect(await assignee(db, id)).toBe(anna.id)
  await member(db, boris, { availability: 'away' })
  await db.as(anna, () => db.query('select public.unassign_conversation($1)', [id]))
  await route(db)
  expect(await assignee(db, id)).toBe(anna.id)
})

test('round robin goes in turn, past every limit, once per arrival', async ({ db }) => {
  await balance(db, 'round_robin')
  await member(db, anna, { capacity: 0 })
  await member(db, boris, { capacity: 0 })
  const ids = [
    await waiting(db, { waited: 4 }),
    await waiting(db, { waited: 3 }),
    await waiting(db, { waited: 2 }),
  ]
  expect(await route(db)).toBe(3)
  const [first, second, third] = await Promise.all(ids.map((id) => assignee(db, id)))
  expect(first).not.toBe(second)
  expect(third).toBe(first)
  await db.as(artem, () => db.query('select public.unassign_conversation($1)', [ids[0]]))
  expect(await route(db)).toBe(0)
})

test('a team that hands out by hand, and an archived one, are left alone', async ({ db }) => {
  await balance(db, 'manual')
  await member(db, boris, {})
  await waiting(db)
  expect(await route(db)).toBe(0)
  await db.query(
    `update public.teams set routing = 'balanced', archived_at = now() where id = $1`,
    [teams.tickets],
  )
  expect(await route(db)).toBe(0)
})

test('a change of hands is counted whoever makes it', async ({ db }) => {
  const loads = () =>
    db.rows(
      `select m.email, l.open_count from private.member_loads l join public.members m on m.id = l.member_id
       where l.open_count <> (select count(*) from public.conversations c where c.assignee_id = m.id and c.status = 'open')`,
    )
  expect(await loads()).toEqual([])
  await balance(db)
  await member(db, boris, {})
  const id = await waiting(db)
  await route(db)
  await db.as(artem, () => db.query('select public.assign_conversation($1, $2)', [id, anna.id]))
  await db.as(artem, () => db.query('select public.move_conversation($1, $2)', [id, teams.hotels]))
  await db.as(artem, () => db.query('select public.assign_conversation($1, $2)', [id, darya.id]))
  await db.as(artem, () => db.query('select public.close_conversation($1)', [id]))
  await db.as(artem, () => db.query('select public.reopen_conversation($1)', [id]))
  expect(await loads()).toEqual([])
})

test('a team that gives out nothing by itself still tells who waits that the queue has changed', async ({
  db,
}) => {
  await db.query(`delete from pgboss.job where name = 'routing/tell-places'`)
  await db.query(`update public.teams set routing = 'manual' where id = $1`, [teams.tickets])
  expect(await db.value('select private.route_team($1)', [teams.tickets])).toMatchObject({
    claimed: 0,
  })
  const told = `select data from pgboss.job where name = 'routing/tell-places'`
  expect(await db.rows(told)).toEqual([{ data: { team_id: teams.tickets } }])
})
