import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { getConstructionPlans } from 'pg-boss'
import packageJson from '../../package.json' with { type: 'json' }

const migration = readFileSync(
  new URL('../../supabase/migrations/20261122000100_pgboss.sql', import.meta.url),
  'utf8',
)

/** Timeouts, lock, begin and commit around the statements: a migration runs alone, in its own transaction. */
const control = /^(BEGIN;?|COMMIT;?|SET LOCAL .*|SELECT pg_advisory_xact_lock\(.*)$/

const plan = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !control.test(line))
    .join('\n')

test('the migration makes exactly what the installed pg-boss would make', () => {
  const [, made = ''] = /execute \$plan\$\n([\s\S]*?)\$plan\$/.exec(migration) ?? []
  expect(plan(made)).toBe(plan(getConstructionPlans('pgboss')))
})

test('the migration names the version that is installed and pinned', () => {
  const installed = createRequire(import.meta.url)('pg-boss/package.json') as { version: string }
  expect(migration).toContain(`pg-boss ${installed.version}'s own schema`)
  expect(packageJson.dependencies['pg-boss']).toBe(installed.version)
})
