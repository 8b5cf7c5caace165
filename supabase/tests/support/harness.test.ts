import pg from 'pg'
import { expect } from 'vitest'
import { anna } from '../../../tests/support/cast.ts'
import { backend, stranger } from './person.ts'
import { expectNoRows, expectRefused } from './refusal.ts'
import { test } from './test.ts'

test('as() sets the role and the claims, and takes them back', async ({ db }) => {
  const who = () => db.one(`select current_user as role, auth.uid() as id`)
  expect(await db.as(anna, who)).toEqual({ role: 'authenticated', id: anna.id })
  expect(await db.as(stranger, who)).toEqual({ role: 'anon', id: null })
  expect(await db.as(backend, who)).toEqual({ role: 'service_role', id: null })
  expect(await who()).toEqual({ role: 'postgres', id: null })
})

test('as() takes them back after an error, too', async ({ db }) => {
  await expect(db.as(anna, () => db.query('select 1 / 0'))).rejects.toThrow('division by zero')
  expect(await db.value('select current_user')).toBe('postgres')
})

test('what a test did is gone at its end: first half', async ({ db }) => {
  await db.query('create table public.left_behind ()')
})

test('what a test did is gone at its end: second half', async ({ db }) => {
  expect(await db.value(`select to_regclass('public.left_behind')`)).toBeNull()
})

test('a refusal is told from a mistake', async ({ db }) => {
  await db.query('create table public.secret (word text)')
  await db.query('alter table public.secret enable row level security')
  await db.as(anna, () => expectRefused(db.query('select * from public.secret')))
  const mistake = expectRefused(db.query('select * from public.no_such_table'))
  await expect(mistake).rejects.toThrow()
  await expect(expectRefused(db.query('select 1'))).rejects.toThrow('it was allowed')
})

test('a read that shows something is not a refusal', async ({ db }) => {
  await expectNoRows(db.query('select 1 where false'))
  await expect(expectNoRows(db.query('select 1'))).rejects.toThrow()
})

test('statements under way at once keep apart', async ({ db }) => {
  const results = await Promise.allSettled([
    db.value('select 1'),
    db.value('select 1/0'),
    db.value('select 3'),
  ])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a test that commits has a database of its own, with the cast', async ({ db, ownUrl }) => {
  const client = new pg.Client({ connectionString: ownUrl })
  await client.connect()
  const changed = await client.query(`update public.members set name = 'X' where id = $1`, [
    anna.id,
  ])
  await client.end()
  expect(changed.rowCount).toBe(1)
  expect(await db.value('select name from public.members where id = $1', [anna.id])).not.toBe('X')
})
