import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import {
  guardedTables,
  ownersViews,
  refusedTablesIn,
  unsafeDefiners,
  weaknesses,
} from '../../tests/gates/access-rules.ts'
import { withClient } from '../local/postgres/prepare-database.ts'

const url = inject('databaseUrl')
const tables = await withClient(url, guardedTables)
const sources = globSync('**/*.test.ts', { cwd: import.meta.dirname })
const refused = new Set(
  sources.flatMap((file) => refusedTablesIn(readFileSync(join(import.meta.dirname, file), 'utf8'))),
)

test.each(tables.map((table) => [table.name, table] as const))(
  '%s is guarded, and a test is refused',
  (_name, table) => expect(weaknesses(table, refused)).toEqual([]),
)

test('functions with their owner’s rights have an empty search path', async () => {
  expect(await withClient(url, unsafeDefiners)).toEqual([])
})

test('views read as their caller', async () => {
  expect(await withClient(url, ownersViews)).toEqual([])
})
