import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import {
  anna,
  artem,
  categories,
  conversations,
  darya,
  teams,
  vera,
  widgetInbox,
} from '../../../tests/support/cast.ts'
import { customer, maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const names = { ru: 'Багаж', en: 'Luggage' }

/** Another inbox, of the same team. */
const secondInbox = (db: Database) =>
  db.value<string>(
    `insert into public.inboxes (name, channel, team_id) values ('Второй сайт', 'widget', $1) returning id`,
    [teams.tickets],
  )

/** A category that is offered in these inboxes only. */
const made = async (db: Database, inboxes: string[] | null) =>
  (
    await verb<{ id: string }>(db, artem, 'create_category($1, $2, 5, null, $3)', [
      names,
      teams.tickets,
      inboxes,
    ])
  ).id

type State = { categories: { id: string }[] }
const start = 'select public.start_conversation($1, $2, $3, $4)'

refusal('categories', 'a customer meets the categories of his inbox only', async ({ db }) => {
  const here = await made(db, [widgetInbox.id])
  const elsewhere = await made(db, [await secondInbox(db)])
  const visitor = await customer(db)
  await db.as(visitor, async () => {
    const state = await db.value<State>('select public.widget_state()')
    const offered = state.categories.map(({ id }) => id)
    expect(offered).toContain(here)
    expect(offered).toContain(categories.tickets)
    expect(offered).not.toContain(elsewhere)
    const read = await db.rows<{ id: string }>('select id from public.categories')
    expect(read.map(({ id }) => id)).toContain(here)
    expect(read.map(({ id }) => id)).not.toContain(elsewhere)
    const begun = db.query(start, [randomUUID(), randomUUID(), 'Где багаж?', elsewhere])
    expect((await expectRefused(begun)).message).toBe('category_not_found')
    await db.query(start, [randomUUID(), randomUUID(), 'Где багаж?', here])
  })
  await db.as(anna, async () =>
    expect(
      await db.rows('select id from public.categories where id = $1', [elsewhere]),
    ).toHaveLength(1),
  )
})

test('a conversation keeps the category it has, and is given none of another inbox', async ({
  db,
}) => {
  const id = conversations.mariaTickets
  const set = (category: string | null) =>
    db.as(anna, () => db.query('select public.set_category($1, $2)', [id, category]))
  const category = await made(db, null)
  const second = await secondInbox(db)
  await set(category)
  await verb(db, artem, 'update_category($1, $2, $3, 5, $4)', [
    category,
    names,
    teams.tickets,
    [second],
  ])
  const now = () => db.value('select category_id from public.conversations where id = $1', [id])
  expect(await now()).toBe(category)
  await set(null)
  await db.as(anna, async () => {
    const attempt = db.query('select public.set_category($1, $2)', [id, category])
    expect((await expectRefused(attempt)).message).toBe('category_of_other_inbox')
  })
  // Null again is every inbox again.
  await verb(db, artem, 'update_category($1, $2, $3, 5)', [category, names, teams.tickets])
  await set(category)
  expect(await now()).toBe(category)
})

test('a conversation that goes on under another number begins with what its inbox offers', async ({
  db,
}) => {
  const customerOf = await maria(db)
  const id = conversations.mariaTickets
  await db.query(
    `update public.conversations set status = 'closed', closed_at = now() - interval '1 year' where id = $1`,
    [id],
  )
  await verb(db, artem, 'update_category($1, $2, $3, 20, $4)', [
    categories.tickets,
    { ru: 'Билеты', en: 'Tickets' },
    teams.tickets,
    [await secondInbox(db)],
  ])
  await db.as(customerOf, () =>
    db.query('select public.send_message($1, $2, $3)', [id, randomUUID(), 'Опять не пришёл']),
  )
  const heir = await db.one<{ category_id: string | null }>(
    'select category_id from public.conversations where continues_id = $1',
    [id],
  )
  expect(heir.category_id).toBeNull()
})

refusal('categories', 'inboxes that are none are refused by name', async ({ db }) => {
  const said = (inboxes: string[]) =>
    db
      .as(artem, () =>
        expectRefused(
          db.query('select public.create_category($1, $2, 5, null, $3)', [
            names,
            teams.tickets,
            inboxes,
          ]),
        ),
      )
      .then(({ message }) => message)
  expect(await said([])).toBe('category_inboxes_empty')
  expect(await said([vera.id])).toBe('inbox_not_found')
  const kept = await db.value('select inbox_ids from public.categories where id = $1', [
    await made(db, [widgetInbox.id, widgetInbox.id]),
  ])
  expect(kept).toEqual([widgetInbox.id])
})

refusal(
  'categories',
  'nobody offers a category elsewhere whose team is closed to him',
  async ({ db }) => {
    const role = await verb<{ id: string }>(db, vera, 'create_role($1, $2, $3)', [
      'Темы',
      'teams',
      ['manage_categories'],
    ])
    await verb(db, vera, 'update_member($1, $2, $3, 5)', [darya.id, 'Дарья', role.id])
    await expectVerbRefused(db, darya, 'grant_exceeds_own', 'update_category($1, $2, $3, 5, $4)', [
      categories.tickets,
      names,
      teams.tickets,
      [widgetInbox.id],
    ])
  },
)
