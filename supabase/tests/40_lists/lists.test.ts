import { expect } from 'vitest'
import { anna, conversations, darya, teams, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

type Row = { id: string; last_message_at: Date }

const page = (db: Database, person: Person, view: string, after?: Row, size = 50) =>
  db.as(person, () =>
    db.rows<Row>(
      'select * from public.inbox_page($1, null, coalesce($2::timestamptz, $4), $3, $5)',
      [view, after?.last_message_at ?? null, after?.id ?? null, 'infinity', size],
    ),
  )

const ids = (rows: Row[]) => rows.map((row) => row.id)

test('each view holds what its name says, newest first', async ({ db }) => {
  const { mariaTickets, pavelRefund, visitorCat, pavelPapers, mariaLuggage, elenaHotel } =
    conversations
  expect(ids(await page(db, anna, 'mine'))).toEqual([mariaTickets])
  expect(ids(await page(db, anna, 'unassigned'))).toEqual([pavelRefund, visitorCat])
  expect(ids(await page(db, anna, 'all'))).toEqual([pavelRefund, mariaTickets, visitorCat])
  expect(ids(await page(db, anna, 'snoozed'))).toEqual([pavelPapers])
  expect(ids(await page(db, anna, 'closed'))).toEqual([mariaLuggage])
  expect(ids(await page(db, vera, 'all'))).toEqual([
    pavelRefund,
    mariaTickets,
    visitorCat,
    elenaHotel,
  ])
  expect(ids(await page(db, darya, 'all'))).toEqual([elenaHotel])
})

test('a mentioned conversation stands in the list of who was mentioned', async ({ db }) => {
  await db.as(anna, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [
      conversations.mariaTickets,
      '@Дарья',
      [darya.id],
    ]),
  )
  expect(ids(await page(db, darya, 'all'))).toEqual([
    conversations.mariaTickets,
    conversations.elenaHotel,
  ])
})

test('pages follow each other without gap or repetition, for every scope', async ({ db }) => {
  await db.query(
    `
    insert into public.conversations (inbox_id, contact_id, team_id, last_message_at)
    select c.inbox_id, c.contact_id, c.team_id, '2026-01-01'::timestamptz + make_interval(mins => n / 3)
    from public.conversations c, generate_series(1, 40) n where c.id in ($1, $2)`,
    [conversations.visitorCat, conversations.elenaHotel],
  )
  for (const [person, total] of [
    [vera, 84],
    [anna, 43],
    [darya, 41],
  ] as const) {
    const found: string[] = []
    for (let after: Row | undefined; ;) {
      const rows = await page(db, person, 'all', after, 7)
      found.push(...ids(rows))
      after = rows.at(-1)
      if (!after) break
    }
    expect(found).toHaveLength(total)
    expect(new Set(found).size).toBe(total)
  }
})

test('counts agree with the lists and stop at 100', async ({ db }) => {
  const counts = (person: Person) => db.as(person, () => db.value('select public.view_counts()'))
  expect(await counts(anna)).toEqual({
    mine: 1,
    mentions: 0,
    unassigned: 2,
    all: 3,
    snoozed: 1,
    closed: 1,
  })
  expect(await counts(vera)).toEqual({
    mine: 0,
    mentions: 0,
    unassigned: 2,
    all: 4,
    snoozed: 1,
    closed: 1,
  })
  await db.query(
    `
    insert into public.conversations (inbox_id, contact_id, team_id)
    select inbox_id, contact_id, team_id from public.conversations, generate_series(1, 120) where id = $1`,
    [conversations.visitorCat],
  )
  expect(await counts(anna)).toMatchObject({ unassigned: 100, all: 100 })
})

test('a customer gets no list and an unknown view is named', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, async () => {
    await expectRefused(db.query(`select * from public.inbox_page('all')`), '42501')
    await expectRefused(db.query('select public.view_counts()'), '42501')
  })
  const error = await db.as(anna, () =>
    expectRefused(db.query(`select * from public.inbox_page('everything')`), 'PT404'),
  )
  expect(error.message).toBe('view_not_found')
})

test('a timeline’s pages join up and catch-up continues them', async ({ db }) => {
  type Page = { events: { position: number; message?: { seq: number }; note?: object }[] }
  const read = (before: number | null, since: number | null) =>
    db.as(anna, () =>
      db.value<Page>('select public.timeline_page($1, $2, $3, 3)', [
        conversations.mariaTickets,
        before,
        since,
      ]),
    )
  const newest = await read(null, null)
  const older = await read(newest.events[0]!.position, null)
  const positions = [...older.events, ...newest.events].map((event) => event.position)
  expect(positions).toEqual([1, 2, 3, 4, 5, 6])
  expect([...older.events, ...newest.events].filter((event) => event.note)).toHaveLength(1)
  expect((await read(null, 4)).events.map((event) => event.position)).toEqual([5, 6])
})

test('forgotten arguments mean the defaults, and no view is none', async ({ db }) => {
  await db.as(anna, async () => {
    const all = await db.rows(`select * from public.inbox_page('all', null, null, null, null)`)
    expect(all).toHaveLength(3)
    const error = await expectRefused(db.query('select * from public.inbox_page(null)'), 'PT404')
    expect(error.message).toBe('view_not_found')
    const { events } = await db.value<{ events: object[] }>(
      'select public.timeline_page($1, page_size => null)',
      [conversations.mariaTickets],
    )
    expect(events).toHaveLength(6)
  })
})

test('a team that is not mine shows what I hold or was mentioned in there', async ({ db }) => {
  const { elenaHotel, mariaTickets } = conversations
  const team = (person: Person, name: string) =>
    db.as(person, () =>
      db.rows<Row>(`select * from public.inbox_page('all', $1)`, [
        name === 'hotels' ? teams.hotels : teams.tickets,
      ]),
    )
  expect(ids(await team(anna, 'hotels'))).toEqual([])
  await db.as(vera, () =>
    db.query('select public.assign_conversation($1, $2)', [elenaHotel, anna.id]),
  )
  expect(ids(await team(anna, 'hotels'))).toEqual([elenaHotel])
  await db.as(vera, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [
      mariaTickets,
      '@Дарья',
      [darya.id],
    ]),
  )
  expect(ids(await team(darya, 'tickets'))).toEqual([mariaTickets])
  expect(ids(await team(vera, 'hotels'))).toEqual([elenaHotel])
})
