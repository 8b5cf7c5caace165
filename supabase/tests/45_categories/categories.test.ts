import { expect } from 'vitest'
import {
  anna,
  artem,
  categories,
  conversations,
  darya,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const id = conversations.mariaTickets
const set = (db: Database, category: string | null) =>
  db.query('select public.set_category($1, $2)', [id, category])

test('a category is put on, with its priority; the team stays; repeating leaves nothing', async ({
  db,
}) => {
  await db.as(anna, () => set(db, categories.hotels))
  await db.as(anna, () => set(db, categories.hotels))
  const row = await db.one(
    'select category_id, priority, team_id from public.conversations where id = $1',
    [id],
  )
  expect(row).toEqual({ category_id: categories.hotels, priority: 10, team_id: teams.tickets })
  const events = await db.rows(
    `select payload from public.conversation_events where conversation_id = $1 and type = 'conversation_category_set'`,
    [id],
  )
  expect(events).toEqual([
    {
      payload: {
        category_id: categories.hotels,
        from_category_id: categories.tickets,
        priority: 10,
      },
    },
  ])
  await db.as(anna, () => set(db, null))
  expect(
    await db.one('select category_id, priority from public.conversations where id = $1', [id]),
  ).toEqual({ category_id: null, priority: 0 })
})

refusal(
  'categories',
  'a category is set only where one sees, and never an archived one',
  async ({ db }) => {
    const reason = (attempt: Promise<unknown>) => expectRefused(attempt).then((e) => e.message)
    const customer = await maria(db)
    await db.as(darya, async () =>
      expect(await reason(set(db, categories.hotels))).toBe('conversation_not_found'),
    )
    await db.as(customer, async () =>
      expect(await reason(set(db, categories.hotels))).toBe('not_a_member'),
    )
    await verb(db, artem, 'archive_category($1)', [categories.hotels])
    await db.as(anna, async () =>
      expect(await reason(set(db, categories.hotels))).toBe('category_not_found'),
    )
  },
)

test('a category is made, changed, ordered, archived and brought back', async ({ db }) => {
  const names = { ru: ' Багаж ', en: 'Lost & found luggage' }
  const made = await verb<{ id: string; key: string }>(db, artem, 'create_category($1, $2, 40)', [
    names,
    teams.tickets,
  ])
  expect(made).toMatchObject({ key: 'lost_found_luggage', names: { ru: 'Багаж' }, priority: 40 })
  const twin = await verb<{ id: string; key: string }>(db, artem, 'create_category($1, $2)', [
    names,
    teams.tickets,
  ])
  expect(twin.key).toBe('lost_found_luggage_2')
  expect(
    await verb(db, artem, 'update_category($1, $2, $3, 5)', [made.id, names, teams.hotels]),
  ).toMatchObject({ team_id: teams.hotels, priority: 5 })
  await verb(db, artem, 'order_categories($1)', [[twin.id, made.id]])
  const order = await db.rows<{ key: string }>(
    'select key from public.categories order by sort_order',
  )
  expect(order.map(({ key }) => key)).toEqual([
    'lost_found_luggage_2',
    'lost_found_luggage',
    'tickets',
    'hotels',
    'refunds',
    'other',
  ])
  const away = await verb(db, artem, 'archive_category($1)', [made.id])
  expect(away.archived_at).not.toBeNull()
  expect(await verb(db, artem, 'archive_category($1, false)', [made.id])).toMatchObject({
    archived_at: null,
  })
  const kinds = await db.rows<{ kind: string }>(
    'select kind from public.audit_entries where subject_id = $1 order by id',
    [made.id],
  )
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'category_created',
    'category_changed',
    'category_changed',
    'category_changed',
  ])
})

refusal(
  'categories',
  'whoever may not manage them is refused, and that is kept',
  async ({ db }) => {
    const names = { ru: 'Багаж', en: 'Luggage' }
    await expectVerbRefused(db, anna, 'not_permitted', 'create_category($1, $2)', [
      names,
      teams.tickets,
    ])
    await expectVerbRefused(db, anna, 'not_permitted', 'update_category($1, $2, $3, 1)', [
      categories.tickets,
      names,
      teams.tickets,
    ])
    await expectVerbRefused(db, anna, 'not_permitted', 'archive_category($1)', [categories.tickets])
    await expectVerbRefused(db, anna, 'not_permitted', 'order_categories($1)', [[]])
  },
)

refusal(
  'categories',
  'nobody leads a category away from a team that is closed to him',
  async ({ db }) => {
    const role = await verb<{ id: string }>(db, vera, 'create_role($1, $2, $3)', [
      'Темы',
      'teams',
      ['manage_categories'],
    ])
    await verb(db, vera, 'update_member($1, $2, $3, 5)', [darya.id, 'Дарья', role.id])
    const names = { ru: 'Багаж', en: 'Luggage' }
    await expectVerbRefused(db, darya, 'grant_exceeds_own', 'create_category($1, $2)', [
      names,
      teams.tickets,
    ])
    await expectVerbRefused(db, darya, 'grant_exceeds_own', 'update_category($1, $2, $3, 1)', [
      categories.tickets,
      names,
      teams.hotels,
    ])
  },
)

test('what cannot be kept is refused by name', async ({ db }) => {
  const names = { ru: 'Багаж', en: 'Luggage' }
  const said = (call: string, values: unknown[]) =>
    db
      .as(artem, () => expectRefused(db.query(`select public.${call}`, values)))
      .then(({ message }) => message)
  expect(await said('create_category($1, $2)', [{ ru: 'Багаж' }, teams.tickets])).toBe(
    'category_name_empty',
  )
  expect(await said('create_category($1, $2, 101)', [names, teams.tickets])).toBe(
    'category_priority_invalid',
  )
  expect(await said('create_category($1, $2, 0, $3)', [names, teams.tickets, 'Ж'])).toBe(
    'category_key_invalid',
  )
  expect(await said('create_category($1, $2, 0, $3)', [names, teams.tickets, 'hotels'])).toBe(
    'category_key_taken',
  )
  expect(await said('create_category($1, $2)', [names, vera.id])).toBe('team_not_found')
})
