import { expect } from 'vitest'
import { anna, vera } from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const steps = (db: Database) =>
  db.as(vera, () => db.value<Record<string, boolean>>('select public.first_steps()'))

test('each step is done once somebody has done it', async ({ db }) => {
  await db.query('delete from public.team_hours')
  await db.query('delete from public.macros')
  const before = await steps(db)
  expect(before).toMatchObject({ people: true, teams: true, hours: false, macros: false })
  await db.query(
    `insert into public.team_hours (team_id, weekday, opens, closes) select id, 1, '09:00', '18:00' from public.teams limit 1`,
  )
  await db.query(
    `insert into public.macros (name, visibility, owner_id, body) values ('Мой', 'own', $1, 'x')`,
    [vera.id],
  )
  expect(await steps(db)).toEqual({ ...before, hours: true })
  await db.query(
    `insert into public.macros (name, visibility, owner_id, body) values ('Общий', 'everyone', $1, 'x')`,
    [vera.id],
  )
  expect(await steps(db)).toEqual({ ...before, hours: true, macros: true })
})

test('an agent who sets nothing up is not told', async ({ db }) => {
  await db.as(anna, async () => {
    const error = await expectRefused(db.query('select public.first_steps()'), '42501')
    expect(error.message).toBe('not_permitted')
  })
})
