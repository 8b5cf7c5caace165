import { expect } from 'vitest'
import { anna, contacts, vera } from '../../../tests/support/cast.ts'
import { maria, pavel } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { stranger, type Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { begin, open, tokenOf, visitorSecret } from '../support/widget.ts'

const track = (db: Database, customer: Person, events: unknown) =>
  db.as(customer, () =>
    db.value<{ kept: number }>('select public.track_events($1)', [JSON.stringify(events)]),
  )
const names = (db: Database, person: Person, contact: string) =>
  db.as(person, async () => {
    const sql = 'select name from public.page_events where contact_id = $1 order by id'
    return (await db.query<{ name: string }>(sql, [contact])).rows.map(({ name }) => name)
  })

test('what the page says that a customer did is kept, its plain values with it', async ({ db }) => {
  const facts = {
    sum: 900,
    paid: false,
    note: 'x'.repeat(300),
    deep: { a: 1 },
    list: [1],
    no: null,
  }
  const page_url = 'https://shop.test/cart'
  const told = [{ name: ' cart_abandoned ', facts, page_url, seconds_ago: 60 }]
  expect(await track(db, await maria(db), told)).toEqual({ kept: 1 })
  const { rows } = await db.query(
    `select name, facts, page_url, round(extract(epoch from clock_timestamp() - happened_at) / 10) as ago
     from public.page_events where contact_id = $1`,
    [contacts.maria.id],
  )
  expect(rows).toEqual([
    {
      name: 'cart_abandoned',
      facts: { sum: 900, paid: false, note: 'x'.repeat(200) },
      page_url,
      ago: '6',
    },
  ])
})

test('nonsense is dropped, and refuses nothing', async ({ db }) => {
  const mia = await maria(db)
  for (const nonsense of ['cart', 7, null, {}, { name: 'not a list' }])
    expect(await track(db, mia, nonsense)).toEqual({ kept: 0 })
  const mixed = [7, null, [], {}, { name: 4 }, { name: '  ' }, { name: 'x'.repeat(61) }]
  const odd = { name: 'odd', facts: ['a'], seconds_ago: 'long', page_url: 'x'.repeat(600) }
  const future = { name: 'future', seconds_ago: -1e300 }
  expect(await track(db, mia, [...mixed, odd, future])).toEqual({ kept: 3 })
  expect(await names(db, vera, contacts.maria.id)).toEqual(['4', 'odd', 'future'])
  // Escaped signs make six of one: the table has no room for it, and the one beside it stays.
  const wide = Object.fromEntries(
    Array.from({ length: 10 }, (_, n) => [`key${n}`, '\u0001'.repeat(200)]),
  )
  expect(await track(db, mia, [{ name: 'wide', facts: wide }, { name: 'beside' }])).toEqual({
    kept: 1,
  })
})

test('a call brings twenty at most, a contact keeps its newest fifty', async ({ db }) => {
  const mia = await maria(db)
  await db.query(`update private.rate_limits set burst = 1000 where kind like 'page_event%'`)
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ name: `e${from + n}` }))
  expect(await track(db, mia, many(0, 30))).toEqual({ kept: 20 })
  for (const from of [20, 40]) await track(db, mia, many(from, 20))
  const kept = await names(db, vera, contacts.maria.id)
  expect(kept).toHaveLength(50)
  expect([kept[0], kept.at(-1)]).toEqual(['e10', 'e59'])
})

test('over the limit they are dropped, and the customer may still write', async ({ db }) => {
  const mia = await maria(db)
  await db.query(`update private.rate_limits set burst = 2 where kind = 'page_event'`)
  const three = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]
  expect(await track(db, mia, three)).toEqual({ kept: 2 })
  expect(await track(db, mia, three)).toEqual({ kept: 0 })
  await begin(db, mia)
})

refusal('page_events', 'customers read none, and nobody writes one directly', async ({ db }) => {
  const [mia, paul] = [await maria(db), await pavel(db)]
  await track(db, mia, [{ name: 'seen' }])
  expect(await names(db, anna, contacts.maria.id)).toEqual(['seen'])
  const all = () => db.query('select * from public.page_events')
  for (const person of [mia, paul]) await db.as(person, () => expectNoRows(all()))
  await db.as(stranger, () => expectRefused(all(), '42501'))
  for (const person of [mia, anna])
    await db.as(person, () =>
      expectRefused(
        db.query(
          `insert into public.page_events (contact_id, inbox_id, name, happened_at) values ($1, $1, 'x', now())`,
          [contacts.maria.id],
        ),
        '42501',
      ),
    )
  await db.as(anna, () => expectRefused(db.query(`select public.track_events('[]')`), '42501'))
})

test('they come along when a visitor turns out to be known, and go with an erased person', async ({
  db,
}) => {
  const secret = visitorSecret()
  const visitor = tokenOf(await open(db, { secret }))
  await begin(db, visitor)
  await track(db, visitor, [{ name: 'before' }])
  const known = await open(db, { identity: { user_id: 'zoya' }, visitorSecret: secret })
  expect(await names(db, vera, known.contact_id)).toEqual(['before'])
  await db.as(vera, () => db.query(`select public.erase_contact($1, 'asked')`, [known.contact_id]))
  expect(await names(db, vera, known.contact_id)).toEqual([])
})
