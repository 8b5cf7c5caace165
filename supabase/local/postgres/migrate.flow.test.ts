import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'
import { sqlFiles, withClient } from './prepare-database.ts'
import { createScratchDatabase, dropScratchDatabase } from './scratch.ts'

const first = { name: '20260101000000_fruit.sql', sql: 'create table fruit (name text);' }
const second = { name: '20260102000000_apple.sql', sql: "insert into fruit values ('apple');" }

let name: string
let url: string
beforeEach(async () => {
  name = `migrate_${randomBytes(4).toString('hex')}`
  url = await createScratchDatabase(inject('serverUrl'), name)
})
afterEach(() => dropScratchDatabase(inject('serverUrl'), name))

const rows = (sql: string) =>
  withClient(url, async (client) =>
    (await client.query({ text: sql, rowMode: 'array' })).rows.flat(),
  )

test('applies what is missing, in order, and writes it down as Supabase does', async () => {
  expect(await migrate(url, [first])).toBe(1)
  expect(await migrate(url, [first, second])).toBe(1)
  expect(await migrate(url, [first, second])).toBe(0)
  expect(await rows('select name from fruit')).toEqual(['apple'])
  expect(
    await rows('select version, name from supabase_migrations.schema_migrations order by version'),
  ).toEqual(['20260101000000', 'fruit', '20260102000000', 'apple'])
})

test('keeps nothing of one that fails, and says where it failed', async () => {
  const broken = { name: '20260103000000_broken.sql', sql: `${second.sql}\n\nselect nonsense;` }
  await expect(migrate(url, [first, broken])).rejects.toMatchObject({
    message:
      'A migration could not be applied: 20260103000000_broken.sql:3: column "nonsense" does not exist',
  })
  expect(await rows('select name from fruit')).toEqual([])
  expect(await migrate(url, [first, second])).toBe(1)
})

test('refuses a history that was rewritten, or that it does not know', async () => {
  await migrate(url, [first, second])
  const rewritten = { ...second, sql: "insert into fruit values ('pear');" }
  await expect(migrate(url, [first, rewritten])).rejects.toThrow(
    'Migration 20260102000000_apple.sql was changed after it had been applied',
  )
  await expect(migrate(url, [first])).rejects.toThrow('made by a newer version of Otklik')
})

test('the migrations of the repository apply to a database as Supabase hands it out', async () => {
  const files = sqlFiles('migrations')
  expect(await migrate(url)).toBe(files.length)
  expect(await migrate(url)).toBe(0)
  expect(await rows('select count(*)::int from public.workspace')).toEqual([1])
})
