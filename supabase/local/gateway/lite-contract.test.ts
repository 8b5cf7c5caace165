import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getAuthSchemaSql, getMigrationHistorySchemaSql } from '@supabase/lite'
import { PostgresConnection } from '@supabase/lite/postgres'
import { expect, test } from 'vitest'

/*
 * The gateway replaces insides of @supabase/lite and writes its tables by hand. When this fails, the
 * package has changed: read the new source of what is named here beside lite-connection.ts,
 * lite-dialect.ts and platform-schema.sql, adapt them, run `npm test -- --tier platform`, and only
 * then put the new fingerprints here.
 */

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
const packages = join(import.meta.dirname, '../../../node_modules')

/** The class that PostgresConnection extends; lite does not export it. */
const base = Object.getPrototypeOf(PostgresConnection.prototype) as Record<string, unknown>

test('the version is the one that was read', () => {
  const description = readFileSync(join(packages, '@supabase/lite/package.json'), 'utf8')
  expect((JSON.parse(description) as { version: string }).version).toBe('0.10.0')
})

test('there is one query builder: lite takes apart what ours compiled', () => {
  expect(existsSync(join(packages, '@supabase/lite/node_modules/kysely'))).toBe(false)
})

test.each([
  ['introspect', 'a83c8f1e9b4dc4eb'],
  ['ensureRlsContext', 'a27e99e3bad896dd'],
  ['withContext', 'd6c887da99c9adfa'],
  ['onPostgrestAST', '05f24cfdfa62331a'],
])('what lite-connection.ts replaces or leans on is as it was: %s', (name, expected) => {
  expect(fingerprint(String(base[name]))).toBe(expected)
})

test('Auth’s tables are those of platform-schema.sql', () => {
  expect(fingerprint(getAuthSchemaSql())).toBe('257f424f17e0099b')
  expect(fingerprint(getMigrationHistorySchemaSql('pg'))).toBe('cd61b2ca37cdcb00')
})
