import { expect } from 'vitest'
import { anna, conversations, teams, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { test } from '../support/test.ts'

type Page = { rows: { id: string }[]; next: object | null }

const page = (
  db: Database,
  person: Person,
  filters: object,
  { after = null as object | null, size = 50 } = {},
) =>
  db.as(person, () =>
    db.value<Page>(`select public.list_page($1, 'newest', $2, $3)`, [filters, after, size]),
  )

const ids = async (found: Promise<Page>) => (await found).rows.map((row) => row.id)

test('days and hours that are said relative to now move with it, today by the clock of whoever asks', async ({
  db,
}) => {
  await db.query(
    `update public.conversations set waiting_since = null, last_message_at = now() - interval '40 days'`,
  )
  const { mariaTickets, pavelRefund, elenaHotel, mariaLuggage } = conversations
  const said = (id: string, ago: string) =>
    db.query(
      `update public.conversations set status = 'open', last_message_at = now() - $2::interval, waiting_since = now() - $2::interval where id = $1`,
      [id, ago],
    )
  await said(mariaTickets, '90 minutes')
  await said(pavelRefund, '3 hours')
  await said(elenaHotel, '6 days 23 hours')
  await said(mariaLuggage, '31 days')
  const found = (filters: object) => ids(page(db, vera, { view: 'all', ...filters }))
  const here = [mariaTickets, pavelRefund, elenaHotel, mariaLuggage]
  const those = async (filters: object) =>
    (await found(filters)).filter((id) => (here as string[]).includes(id))
  expect(await those({ since: '7d' })).toEqual(here.slice(0, 3))
  expect(await those({ until: '30d' })).toEqual([mariaLuggage])
  expect(await those({ since: '30d', until: '2h' })).toEqual([pavelRefund, elenaHotel])
  expect(await those({ waiting_for: '2h' })).toEqual(here.slice(1))
  expect(await those({ waiting_for: '120m' })).toEqual(here.slice(1))
  // Somewhere it is a minute past midnight, elsewhere the day began long ago.
  const zone = async (minute: number) =>
    db.value<string>(
      `select 'UTC' || case when s > 0 then '-' else '+' end || to_char(make_interval(mins => abs(s)), 'HH24:MI')
       from (select mod(($1 - (extract(hour from now() at time zone 'UTC') * 60 + extract(minute from now() at time zone 'UTC'))::integer) + 2160, 1440) - 720 as s) z`,
      [minute],
    )
  expect(await those({ since: 'today', zone: await zone(1) })).toEqual([])
  expect(await those({ since: 'today', zone: await zone(120) })).toEqual([mariaTickets])
  expect(await those({ since: 'today', zone: await zone(1000) })).toEqual(here.slice(0, 2))
})

test('a single inbox, and one of a channel', async ({ db }) => {
  const { mariaTickets, pavelRefund } = conversations
  const inbox = await db.value<string>(
    `insert into public.inboxes (name, channel, key, team_id) select 'Партнёры', 'email', 'partners', i.team_id from public.inboxes i limit 1 returning id`,
  )
  await db.query(`update public.conversations set inbox_id = $1 where id = $2`, [
    inbox,
    mariaTickets,
  ])
  const found = (filters: object) => ids(page(db, vera, { view: 'all', ...filters }))
  expect(await found({ inboxes: [inbox] })).toEqual([mariaTickets])
  expect(await found({ inboxes: [inbox], channels: ['email'] })).toEqual([mariaTickets])
  expect(await found({ inboxes: [inbox], channels: ['widget'] })).toEqual([])
  expect(await found({ channels: ['widget'] })).toContain(pavelRefund)
})

test('a page that one team fills leaves out nothing of another that was not looked at so far', async ({
  db,
}) => {
  // Of the newest 5,100 of one team only the last fits; of the other team sixty older ones do.
  await db.query(`set local session_replication_role = replica`)
  await db.query(
    `insert into public.conversations (inbox_id, contact_id, team_id, last_message_at, status, priority)
     select c.inbox_id, c.contact_id, case when n <= 5100 then $2::uuid else $3::uuid end,
       now() - make_interval(secs => case when n = 5100 then 5200.5 else n + case when n > 5100 then 90 else 0 end end),
       'closed', case when n >= 5100 then 90 else 0 end
     from public.conversations c, generate_series(1, 5160) n where c.id = $1`,
    [conversations.visitorCat, teams.tickets, teams.hotels],
  )
  await db.query(
    `insert into public.team_members (team_id, member_id) values ($1, $2) on conflict do nothing`,
    [teams.hotels, anna.id],
  )
  await db.query(`set local session_replication_role = origin`)
  const wanted = { view: 'closed', priority_from: 80 }
  const whole = (await page(db, vera, wanted, { size: 200 })).rows
  const found: string[] = []
  let after: object | null = null
  do {
    const next: Page = await page(db, anna, wanted, { after, size: 20 })
    found.push(...next.rows.map(({ id }) => id))
    after = next.next
  } while (after)
  expect(found).toHaveLength(61)
  expect(found).toEqual(whole.map(({ id }) => id))
})
