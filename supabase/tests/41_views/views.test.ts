import { expect } from 'vitest'
import { anna, artem, boris, darya, teams, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

const waiting = { view: 'all', waiting: true }

const save = (db: Database, person: Person, audience: string, team: string | null = null) =>
  verb<{ id: string }>(db, person, 'save_view(null, $1, $2, $3, $4, $5)', [
    'Ждут ответа',
    audience,
    team,
    waiting,
    'waiting',
  ])

const sees = (db: Database, person: Person) =>
  db.as(person, async () => {
    const rows = await db.rows<{ id: string }>('select id from public.saved_views order by place')
    return rows.map(({ id }) => id)
  })

test('a view is seen by whom it is for, and counted for each as far as each sees', async ({
  db,
}) => {
  const own = await save(db, anna, 'private')
  const ofTeam = await save(db, artem, 'team', teams.tickets)
  const shared = await save(db, artem, 'everyone')
  expect(await sees(db, anna)).toEqual(expect.arrayContaining([own.id, ofTeam.id, shared.id]))
  expect(await sees(db, boris)).not.toContain(own.id)
  expect(await sees(db, vera)).not.toContain(own.id)
  expect(await sees(db, vera)).toContain(ofTeam.id)
  expect(await sees(db, darya)).toContain(shared.id)
  expect(await sees(db, darya)).not.toContain(ofTeam.id)
  const counts = (person: Person) =>
    db.as(person, () => db.value('select public.saved_view_counts()'))
  expect(await counts(anna)).toMatchObject({ [own.id]: 3, [shared.id]: 3 })
  expect(await counts(darya)).toMatchObject({ [shared.id]: 1 })
})

test('the owner changes, orders and removes; a shared one belongs to who manages views', async ({
  db,
}) => {
  const one = await save(db, anna, 'private')
  const other = await save(db, anna, 'private')
  const changed = await verb(db, anna, 'save_view($1, $2, $3, null, $4, $5)', [
    one.id,
    ' Мои срочные ',
    'private',
    { view: 'mine', priority_from: 50 },
    'priority',
  ])
  expect(changed).toMatchObject({ id: one.id, name: 'Мои срочные', sort: 'priority' })
  await verb(db, anna, 'order_views($1)', [[other.id, one.id]])
  expect((await sees(db, anna)).filter((id) => [one.id, other.id].includes(id))).toEqual([
    other.id,
    one.id,
  ])
  await verb(db, anna, 'remove_view($1)', [other.id])
  expect(await sees(db, anna)).not.toContain(other.id)
})

test('only shared views are the audit’s business', async ({ db }) => {
  await save(db, anna, 'private')
  const shared = await save(db, artem, 'everyone')
  await verb(db, artem, 'remove_view($1)', [shared.id])
  const kinds = await db.rows(
    `select kind, subject_id from public.audit_entries where kind like 'view\\_%' and kind not like 'view\\_as%' order by id`,
  )
  expect(kinds).toEqual([
    { kind: 'view_created', subject_id: shared.id },
    { kind: 'view_removed', subject_id: shared.id },
  ])
})

test('a view says what list_page understands, under a name, for somebody', async ({ db }) => {
  const reason = (values: unknown[]) =>
    db.as(anna, async () => {
      const asked = db.query('select public.save_view($1, $2, $3, $4, $5, $6)', values)
      return (await expectRefused(asked)).message
    })
  const nowhere = '00000000-0000-4000-8000-000000000000'
  const said = [waiting, 'newest']
  expect(await reason([null, ' ', 'private', null, ...said])).toBe('saved_view_name_empty')
  expect(await reason([null, 'A', 'world', null, ...said])).toBe('audience_unknown')
  expect(await reason([null, 'A', 'team', nowhere, ...said])).toBe('team_not_found')
  expect(await reason([nowhere, 'A', 'private', null, ...said])).toBe('saved_view_not_found')
  expect(await reason([null, 'A', 'private', null, { view: 'all', x: 1 }, 'newest'])).toBe(
    'filter_unknown',
  )
  expect(await reason([null, 'A', 'private', null, waiting, 'best'])).toBe('sort_unknown')
  for (let n = 0; n < 100; n += 1) await save(db, anna, 'private')
  expect(await reason([null, 'A', 'private', null, ...said])).toBe('too_many_views')
})

refusal(
  'saved_views',
  'what is private stays so, what is shared needs manage_views',
  async ({ db }) => {
    const own = await save(db, anna, 'private')
    const shared = await save(db, artem, 'everyone')
    for (const call of ['remove_view($1)', 'order_views(array[$1::uuid])']) {
      const hidden = await db.as(vera, () =>
        expectRefused(db.query(`select public.${call}`, [own.id]), 'PT404'),
      )
      expect(hidden.message).toBe('saved_view_not_found')
      await expectVerbRefused(db, anna, 'not_permitted', call, [shared.id])
    }
    const values = ['Всем', 'everyone', waiting]
    await expectVerbRefused(
      db,
      anna,
      'not_permitted',
      `save_view(null, $1, $2, null, $3, 'newest')`,
      values,
    )
    // Nor by making one's own everybody's, or everybody's one's own.
    const turn = `save_view($1, 'Всем', $2, null, $3, 'newest')`
    await expectVerbRefused(db, anna, 'not_permitted', turn, [own.id, 'everyone', waiting])
    await expectVerbRefused(db, anna, 'not_permitted', turn, [shared.id, 'private', waiting])
    await db.as(anna, () =>
      expectRefused(db.query(`update public.saved_views set name = 'x' where id = $1`, [own.id])),
    )
    const mia = await maria(db)
    await db.as(mia, async () => {
      await expectNoRows(db.query('select * from public.saved_views'))
      await expectRefused(db.query('select public.saved_view_counts()'), '42501')
      await expectRefused(db.query('select public.remove_view($1)', [own.id]), '42501')
    })
  },
)
