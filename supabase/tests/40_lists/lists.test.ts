import { expect } from 'vitest'
import {
  anna,
  categories,
  contacts,
  conversations,
  darya,
  tags,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

type Row = { id: string; contact_name: string | null; tag_ids: string[] }
type Page = { rows: Row[]; next: object | null; is_cut: boolean }

const page = (
  db: Database,
  person: Person,
  filters: object,
  { sort = 'newest', after = null as object | null, size = 50 } = {},
) =>
  db.as(person, () =>
    db.value<Page>('select public.list_page($1, $2, $3, $4)', [filters, sort, after, size]),
  )

const ids = async (found: Promise<Page>) => (await found).rows.map((row) => row.id)
const view = (db: Database, person: Person, name: string) => ids(page(db, person, { view: name }))

test('each view holds what its name says, newest first', async ({ db }) => {
  const { mariaTickets, pavelRefund, visitorCat, pavelPapers, mariaLuggage, elenaHotel } =
    conversations
  expect(await view(db, anna, 'mine')).toEqual([mariaTickets])
  expect(await view(db, anna, 'unassigned')).toEqual([pavelRefund, visitorCat])
  expect(await view(db, anna, 'all')).toEqual([pavelRefund, mariaTickets, visitorCat])
  expect(await view(db, anna, 'snoozed')).toEqual([pavelPapers])
  expect(await view(db, anna, 'closed')).toEqual([mariaLuggage])
  expect(await view(db, vera, 'all')).toEqual([pavelRefund, mariaTickets, visitorCat, elenaHotel])
  expect(await view(db, darya, 'all')).toEqual([elenaHotel])
})

test('a mentioned conversation stands in the list of who was mentioned', async ({ db }) => {
  await db.as(anna, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [
      conversations.mariaTickets,
      '@Дарья',
      [darya.id],
    ]),
  )
  expect(await view(db, darya, 'all')).toEqual([
    conversations.mariaTickets,
    conversations.elenaHotel,
  ])
})

test('pages follow each other without gap or repetition, for every scope and order', async ({
  db,
}) => {
  await db.query(
    `
    insert into public.conversations (inbox_id, contact_id, team_id, last_message_at, waiting_since, priority)
    select c.inbox_id, c.contact_id, c.team_id, '2026-01-01'::timestamptz + make_interval(mins => n / 3),
      case when n % 2 = 0 then '2026-01-01'::timestamptz - make_interval(mins => n / 3) end, n % 3
    from public.conversations c, generate_series(1, 40) n where c.id in ($1, $2)`,
    [conversations.visitorCat, conversations.elenaHotel],
  )
  for (const sort of ['newest', 'waiting', 'priority'])
    for (const [person, total] of [
      [vera, 84],
      [anna, 43],
      [darya, 41],
    ] as const) {
      const found: string[] = []
      let after: object | null = null
      do {
        const next: Page = await page(db, person, { view: 'all' }, { sort, after, size: 7 })
        found.push(...next.rows.map(({ id }) => id))
        after = next.next
      } while (after)
      expect(found).toHaveLength(total)
      expect(new Set(found).size).toBe(total)
    }
})

test('looking stops after ten thousand rows and goes on from there', async ({ db }) => {
  await db.query(`set local session_replication_role = replica`)
  await db.query(
    `
    insert into public.conversations (inbox_id, contact_id, team_id, last_message_at, status)
    select c.inbox_id, c.contact_id, c.team_id, now() - make_interval(secs => n), 'closed'
    from public.conversations c, generate_series(1, 10100) n where c.id = $1`,
    [conversations.visitorCat],
  )
  await db.query(`set local session_replication_role = origin`)
  const rare = { view: 'closed', priority_from: 1 }
  const first = await page(db, vera, rare)
  expect(first).toMatchObject({ rows: [], is_cut: true })
  const rest = await page(db, vera, rare, { after: first.next })
  expect(rest).toMatchObject({ next: null, is_cut: false })
  expect(rest.rows.map(({ id }) => id)).toEqual([conversations.mariaLuggage])
})

test('filters narrow, each by any of its values', async ({ db }) => {
  const { mariaTickets, pavelRefund, elenaHotel, mariaLuggage } = conversations
  const everything = { view: 'all', status: ['open', 'snoozed', 'closed'] }
  const found = (filters: object) => ids(page(db, vera, { ...everything, ...filters }))
  const company = await db.value('select company_id from public.contacts where id = $1', [
    contacts.maria.id,
  ])
  expect(await found({ companies: [company] })).toEqual([mariaTickets, mariaLuggage])
  expect(await found({ assignees: [darya.id] })).toEqual([elenaHotel])
  expect(await found({ categories: [categories.hotels] })).toEqual([elenaHotel])
  await db.as(anna, () =>
    db.query('select public.tag_conversation($1, $2)', [pavelRefund, tags.vip]),
  )
  expect(await found({ tags: [tags.vip, tags.complaint] })).toEqual([pavelRefund])
  expect(await found({ channels: ['email'] })).toEqual([])
  expect(await found({ unread: true, assignees: [darya.id] })).toEqual([elenaHotel])
  await db.as(vera, () => db.query('select public.mark_read($1, 99)', [elenaHotel]))
  expect(await found({ unread: true, assignees: [darya.id] })).toEqual([])
  expect(await found({ priority_from: 30 })).toEqual([pavelRefund])
  expect(await found({ until: '2020-01-01' })).toEqual([])
})

test('only known filters, values and orders are taken, whatever they say', async ({ db }) => {
  const reason = (filters: unknown, sort = 'newest') =>
    db.as(anna, async () => {
      const asked = db.query('select public.list_page($1::jsonb, $2)', [
        JSON.stringify(filters),
        sort,
      ])
      return (await expectRefused(asked)).message
    })
  const injected = `x') or true --`
  expect(await reason({ view: 'all', [injected]: true })).toBe('filter_unknown')
  expect(await reason({ view: injected })).toBe('view_not_found')
  expect(await reason({})).toBe('view_not_found')
  const lists = 'teams categories assignees companies tags status channels inboxes'.split(' ')
  for (const key of lists)
    for (const value of [[injected], [], 'open', [null], {}])
      expect(await reason({ view: 'all', [key]: value })).toBe('filter_invalid')
  for (const [key, value] of [
    ['unread', 'yes'],
    ['waiting', 1],
    ['priority_from', '1; drop'],
    ['since', injected],
    ['until', 'tomorrowish'],
    ['until', '7 days'],
    ['since', '0d'],
    ['waiting_for', '2w'],
  ] as const)
    expect(await reason({ view: 'all', [key]: value })).toBe('filter_invalid')
  expect(await reason({ view: 'all', since: 'today', zone: injected })).toBe('filter_invalid')
  expect(await reason([])).toBe('filter_invalid')
  expect(await reason({ view: 'all' }, 'id; select 1')).toBe('sort_unknown')
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
    teams: { [teams.tickets]: 3 },
  })
  expect(await counts(vera)).toEqual({
    mine: 0,
    mentions: 0,
    unassigned: 2,
    all: 4,
    snoozed: 1,
    closed: 1,
    teams: { [teams.tickets]: 3, [teams.hotels]: 1 },
  })
  await db.query(
    `
    insert into public.conversations (inbox_id, contact_id, team_id)
    select inbox_id, contact_id, team_id from public.conversations, generate_series(1, 120) where id = $1`,
    [conversations.visitorCat],
  )
  expect(await counts(anna)).toMatchObject({
    unassigned: 100,
    all: 100,
    teams: { [teams.tickets]: 100 },
  })
})

test('a customer gets no list', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, async () => {
    await expectRefused(db.query(`select public.list_page('{"view": "all"}')`), '42501')
    await expectRefused(db.query('select public.view_counts()'), '42501')
  })
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

test('forgotten arguments mean the defaults', async ({ db }) => {
  await db.as(anna, async () => {
    const all = await db.value<Page>(`select public.list_page('{"view": "all"}', null, null, null)`)
    expect(all.rows).toHaveLength(3)
    const { events } = await db.value<{ events: object[] }>(
      'select public.timeline_page($1, page_size => null)',
      [conversations.mariaTickets],
    )
    expect(events).toHaveLength(6)
  })
})

test('a team that is not mine shows what I hold or was mentioned in there', async ({ db }) => {
  const { elenaHotel, mariaTickets } = conversations
  const team = (person: Person, name: keyof typeof teams) =>
    page(db, person, { view: 'all', teams: [teams[name]] })
  expect(await ids(team(anna, 'hotels'))).toEqual([])
  await db.as(vera, () =>
    db.query('select public.assign_conversation($1, $2)', [elenaHotel, anna.id]),
  )
  expect(await ids(team(anna, 'hotels'))).toEqual([elenaHotel])
  await db.as(vera, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [
      mariaTickets,
      '@Дарья',
      [darya.id],
    ]),
  )
  expect(await ids(team(darya, 'tickets'))).toEqual([mariaTickets])
  expect(await ids(team(vera, 'hotels'))).toEqual([elenaHotel])
})
